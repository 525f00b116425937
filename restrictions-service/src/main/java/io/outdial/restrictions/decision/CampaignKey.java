package io.outdial.restrictions.decision;

import java.util.UUID;

/** One client's campaign. */
record CampaignKey(UUID clientId, UUID campaignId) {}
