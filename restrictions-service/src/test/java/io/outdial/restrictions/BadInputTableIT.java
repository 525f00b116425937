package io.outdial.restrictions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BadInputTableIT extends BadInputTableTest {}
