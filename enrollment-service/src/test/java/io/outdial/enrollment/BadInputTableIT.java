package io.outdial.enrollment;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BadInputTableIT extends BadInputTableTest {}
