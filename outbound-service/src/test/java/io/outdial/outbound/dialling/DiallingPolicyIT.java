package io.outdial.outbound.dialling;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class DiallingPolicyIT extends DiallingPolicyTest {}
