package io.outdial.enrollment.lead;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LeadTimeZoneIT extends LeadTimeZoneTest {}
