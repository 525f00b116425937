package io.outdial.outbound.cloudagent.agent;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PhoneIT extends PhoneTest {}
