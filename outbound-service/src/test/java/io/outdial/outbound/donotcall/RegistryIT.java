package io.outdial.outbound.donotcall;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RegistryIT extends RegistryTest {}
