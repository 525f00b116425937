package io.outdial.outbound.cloudagent.control;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CampaignStatusIT extends CampaignStatusTest {}
