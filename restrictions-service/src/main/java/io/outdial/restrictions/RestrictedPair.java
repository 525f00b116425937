package io.outdial.restrictions;

import java.util.UUID;

/** What is restricted: the member, for calls of the source, in the campaign. */
record RestrictedPair(UUID campaignId, UUID memberId, UUID sourceId) {}
