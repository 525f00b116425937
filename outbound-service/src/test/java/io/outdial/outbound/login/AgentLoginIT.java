package io.outdial.outbound.login;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AgentLoginIT extends AgentLoginTest {}
