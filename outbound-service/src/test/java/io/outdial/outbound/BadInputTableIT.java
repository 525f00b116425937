package io.outdial.outbound;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BadInputTableIT extends BadInputTableTest {}
