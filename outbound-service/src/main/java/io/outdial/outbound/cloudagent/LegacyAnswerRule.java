package io.outdial.outbound.cloudagent;

import io.outdial.outbound.intake.IntakeOutcome;
import io.outdial.outbound.intake.LeadFault;

/**
 * Which text answers a lead on the legacy paths. The manual prints five; where it is silent the text of today's page
 * stands under its two status words (ADR 0042).
 */
public final class LegacyAnswerRule {

    private static final String SUCCESS = "SUCCESS";
    private static final String FAIL = "FAIL";

    private LegacyAnswerRule() {}

    static Reply answer(IntakeOutcome outcome, AddCampaignDataRequest request) {
        if (outcome instanceof IntakeOutcome.Refused refused) {
            return Reply.of(FAIL, refusal(refused.fault(), request));
        }
        if (outcome instanceof IntakeOutcome.DoNotCall) {
            return Reply.DO_NOT_CALL;
        }
        if (outcome instanceof IntakeOutcome.Duplicate duplicate) {
            return Reply.DUPLICATE.withDuplicate(duplicate.handle());
        }
        IntakeOutcome.Stored stored = (IntakeOutcome.Stored) outcome;
        String type = stored.campaign().type();
        String message =
                switch (Action.of(request.action())) {
                    case START -> "Successfully Updated, " + type + " was started";
                    case STOP -> "Successfully Updated, " + type + " was stopped";
                    case ABSENT, UNKNOWN -> "Successfully Updated";
                };
        return Reply.of(SUCCESS, message).withStored(stored.handle());
    }

    /** The text of a fault. */
    public static String refusal(LeadFault fault, AddCampaignDataRequest request) {
        return switch (fault) {
            case UNKNOWN_CAMPAIGN -> Reply.UNKNOWN_CAMPAIGN.message();
            case INBOUND_CAMPAIGN -> Reply.NOT_OUTBOUND.message();
            case INVALID_PHONE ->
                request.phoneNumber() == null || request.phoneNumber().isEmpty()
                        ? "Phone Number is Empty!"
                        : Reply.INVALID_PHONE.message();
            case INVALID_PRIORITY -> "The priority value must be numeric and range from 1 to 99.";
            case INVALID_EXPIRY -> Reply.INVALID_EXPIRY.message();
            case EXPIRED -> Reply.EXPIRY_PAST.message();
            case NO_AGENT -> Reply.NO_AGENT.message();
            case UNASSIGNED_AGENT -> Reply.UNMAPPED_AGENT.message();
            case UNASSIGNED_SKILL -> Reply.INVALID_SKILL.message();
        };
    }
}
