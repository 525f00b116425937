package io.outdial.restrictions;

import java.util.UUID;

/** What is restricted: calls of the source to the member, in the campaign. */
record RestrictedPair(UUID campaignId, UUID memberId, UUID sourceId) {}
