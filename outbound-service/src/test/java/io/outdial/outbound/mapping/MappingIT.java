package io.outdial.outbound.mapping;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class MappingIT extends MappingTest {}
