package io.outdial.outbound.cloudagent;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LegacyClientsIT extends LegacyClientsTest {}
