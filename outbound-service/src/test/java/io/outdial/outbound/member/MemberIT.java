package io.outdial.outbound.member;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class MemberIT extends MemberTest {}
