package io.outdial.enrollment.optout;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AuditIT extends AuditTest {}
