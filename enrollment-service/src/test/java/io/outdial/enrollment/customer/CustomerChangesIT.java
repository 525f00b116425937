package io.outdial.enrollment.customer;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CustomerChangesIT extends CustomerChangesTest {}
