package io.outdial.outbound.intake;

import io.outdial.outbound.record.AddRequest;
import io.outdial.outbound.record.Addition;
import io.outdial.outbound.record.Admission;
import io.outdial.outbound.record.NewRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What makes a lead storable: an outbound campaign, fields that can be used, time left, and an agent or skill where the
 * campaign asks for one. Whether the number may be called and is new, only the database can say.
 */
final class LeadPolicy {

    private LeadPolicy() {}

    /**
     * The first fault, in the order of {@link LeadFault}; empty if the lead may be stored.
     *
     * @param campaign null if the client has none of that name
     */
    static Optional<LeadFault> check(Lead lead, LeadCampaign campaign, Instant now) {
        if (campaign == null) {
            return Optional.of(LeadFault.UNKNOWN_CAMPAIGN);
        }
        if (!campaign.isOutbound()) {
            return Optional.of(LeadFault.INBOUND_CAMPAIGN);
        }
        if (lead.fault() != null) {
            return Optional.of(lead.fault());
        }
        if (lead.expiresAt() != null && !lead.expiresAt().isAfter(now)) {
            return Optional.of(LeadFault.EXPIRED);
        }
        return checkAssignment(lead.target(), campaign);
    }

    /** Refused, or to be stored. */
    static LeadDecision decide(UUID clientId, Lead lead, LeadCampaign campaign, Instant now) {
        return check(lead, campaign, now)
                .map(LeadDecision::refuse)
                .orElseGet(() -> LeadDecision.store(
                        campaign, new AddRequest(toRecord(clientId, lead, campaign), admission(lead, campaign))));
    }

    /** The record of a lead without a fault. */
    static NewRecord toRecord(UUID clientId, Lead lead, LeadCampaign campaign) {
        return new NewRecord(
                clientId,
                campaign.id(),
                campaign.callingListId(),
                lead.phone(),
                lead.priority(),
                lead.expiresAt(),
                lead.name(),
                campaign.dialMethod() == DialMethod.AGENTWISE ? campaign.memberId() : null,
                campaign.dialMethod() == DialMethod.SKILLWISE ? campaign.skillId() : null,
                campaign.columns().apply(lead.userData()));
    }

    static Admission admission(Lead lead, LeadCampaign campaign) {
        return new Admission(
                campaign.version(), campaign.appliesDoNotCall(), lead.refusesDuplicates(), lead.position());
    }

    /** Whether the lead puts the campaign in another position than it has. */
    static boolean moves(Lead lead, LeadCampaign campaign) {
        return lead.position() != null && !lead.position().equals(campaign.position());
    }

    /** Empty where nothing has been decided yet. */
    static Optional<IntakeOutcome> outcome(LeadCampaign campaign, Addition addition) {
        return switch (addition.outcome()) {
            case STORED ->
                Optional.of(new IntakeOutcome.Stored(campaign, addition.movedFrom() != null, addition.handle()));
            case DUPLICATE -> Optional.of(new IntakeOutcome.Duplicate(campaign, addition.handle()));
            case DO_NOT_CALL -> Optional.of(new IntakeOutcome.DoNotCall());
            case BUSY, STALE -> Optional.empty();
        };
    }

    private static Optional<LeadFault> checkAssignment(LeadTarget target, LeadCampaign campaign) {
        return switch (campaign.dialMethod()) {
            case NONAGENTWISE -> Optional.empty();
            case AGENTWISE -> {
                if (!target.hasAgent()) {
                    yield Optional.of(LeadFault.NO_AGENT);
                }
                yield campaign.memberId() == null ? Optional.of(LeadFault.UNASSIGNED_AGENT) : Optional.empty();
            }
            case SKILLWISE -> campaign.skillId() == null ? Optional.of(LeadFault.UNASSIGNED_SKILL) : Optional.empty();
        };
    }
}
