package io.outdial.outbound.campaign;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CampaignIT extends CampaignTest {}
