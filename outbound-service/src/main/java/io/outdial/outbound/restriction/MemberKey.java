package io.outdial.outbound.restriction;

import java.util.UUID;

/** A member in a campaign of a client. */
record MemberKey(UUID clientId, UUID campaignId, UUID memberId) {}
