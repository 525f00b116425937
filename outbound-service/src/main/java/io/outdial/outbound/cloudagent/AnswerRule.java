package io.outdial.outbound.cloudagent;

import io.outdial.outbound.intake.DialMethod;
import io.outdial.outbound.intake.IntakeOutcome;
import io.outdial.outbound.intake.LeadCampaign;
import io.outdial.outbound.intake.LeadFault;

/**
 * Which of the page's texts answers a lead. The page prints several for what looks like the same case; that the
 * campaign's state and the action choose between them is the reading of cloudagent.md §1.5 (ADR 0008).
 */
final class AnswerRule {

    private AnswerRule() {}

    static Reply answer(IntakeOutcome outcome, Action action) {
        if (outcome instanceof IntakeOutcome.Refused refused) {
            return refusal(refused.fault());
        }
        if (outcome instanceof IntakeOutcome.DoNotCall) {
            return Reply.DO_NOT_CALL;
        }
        if (outcome instanceof IntakeOutcome.Duplicate duplicate) {
            Reply reply = duplicate.campaign().dialMethod() == DialMethod.SKILLWISE
                    ? Reply.DUPLICATE_IN_SKILLWISE
                    : Reply.DUPLICATE;
            return reply.withDuplicate(duplicate.handle());
        }
        IntakeOutcome.Stored stored = (IntakeOutcome.Stored) outcome;
        return stored(stored.campaign(), action, stored.started()).withStored(stored.handle());
    }

    private static Reply refusal(LeadFault fault) {
        return switch (fault) {
            case UNKNOWN_CAMPAIGN -> Reply.UNKNOWN_CAMPAIGN;
            case INBOUND_CAMPAIGN -> Reply.NOT_OUTBOUND;
            case INVALID_PHONE -> Reply.INVALID_PHONE;
            case INVALID_PRIORITY -> Reply.INVALID_PRIORITY;
            case INVALID_EXPIRY -> Reply.INVALID_EXPIRY;
            case EXPIRED -> Reply.EXPIRY_PAST;
            case NO_AGENT -> Reply.NO_AGENT;
            case UNASSIGNED_AGENT -> Reply.UNMAPPED_AGENT;
            case UNASSIGNED_SKILL -> Reply.INVALID_SKILL;
        };
    }

    private static Reply stored(LeadCampaign campaign, Action action, boolean started) {
        String type = campaign.type();
        return switch (action) {
            case START ->
                started
                        ? Reply.of("SUCCESS", "SuccessFully Updated, " + type + " was started")
                        : Reply.of("Success", "Campaign " + campaign.name() + " Is Already Started");
            case STOP -> Reply.of("Success", "SuccessFully Updated " + type + " Campaign Stoped");
            case UNKNOWN ->
                Reply.of(
                        "Success",
                        "Please pass the valid Campaign action SuccessFully Updated " + type + " Campaign Data");
            case ABSENT ->
                campaign.dialMethod() == DialMethod.NONAGENTWISE
                        ? Reply.of("Success", "SuccessFully Updated " + type + " Campaign")
                        : Reply.of("SUCCESS", "SuccessFully Updated");
        };
    }
}
