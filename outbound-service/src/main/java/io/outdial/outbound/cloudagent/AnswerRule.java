package io.outdial.outbound.cloudagent;

import io.outdial.outbound.intake.Action;
import io.outdial.outbound.intake.DialMethod;
import io.outdial.outbound.intake.LeadCampaign;
import io.outdial.outbound.intake.Outcome;

/**
 * Which of the page's texts answers a lead. The page prints several for what looks like the same case; that the
 * campaign's state and the action chose between them is the reading of cloudagent.md §1.5, fixed in architecture.md §8.
 */
final class AnswerRule {

    private AnswerRule() {}

    static Reply answer(LeadCampaign campaign, Action action, Outcome outcome) {
        boolean isSkillwise = campaign.dialMethod() == DialMethod.SKILLWISE;
        if (outcome.isDoNotCall()) {
            return Reply.DO_NOT_CALL;
        }
        if (!outcome.isStored()) {
            return isSkillwise ? Reply.DUPLICATE_IN_SKILLWISE : Reply.DUPLICATE;
        }
        String type = campaign.type();
        return switch (action) {
            case START ->
                outcome.started()
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
