package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import java.util.UUID;

/** A number that a campaign was to call, and must not. */
public record RefusedLead(UUID clientId, UUID campaignId, PhoneNumber phone) {}
