package io.outdial.outbound.cloudagent.report;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CallReportIT extends CallReportTest {}
