package io.outdial.enrollment.customer;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CustomerIT extends CustomerTest {}
