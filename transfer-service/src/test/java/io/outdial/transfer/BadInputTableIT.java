package io.outdial.transfer;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BadInputTableIT extends BadInputTableTest {}
