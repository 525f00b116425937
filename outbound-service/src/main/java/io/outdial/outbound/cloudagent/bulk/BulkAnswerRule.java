package io.outdial.outbound.cloudagent.bulk;

import io.outdial.outbound.cloudagent.LegacyAnswerRule;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.intake.IntakeOutcome;
import io.outdial.outbound.intake.LeadFault;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which text answers each row. The page prints one, of a row that is stored; for the others stand the texts of single
 * leads (ADR 51).
 */
final class BulkAnswerRule {

    private static final String STORED = "SuccessFully Updated";

    private BulkAnswerRule() {}

    /** @param outcomes in the order of the leads */
    static BulkReply answer(List<BulkLead> leads, List<IntakeOutcome> outcomes) {
        if (outcomes.contains(new IntakeOutcome.Refused(LeadFault.UNKNOWN_CAMPAIGN))) {
            return BulkReply.UNKNOWN_CAMPAIGN;
        }
        if (outcomes.contains(new IntakeOutcome.Refused(LeadFault.INBOUND_CAMPAIGN))) {
            return BulkReply.refuse("failure", Reply.NOT_OUTBOUND.message());
        }
        return new BulkReply(
                null,
                null,
                IntStream.range(0, leads.size())
                        .mapToObj(i ->
                                new BulkReply.Row(leads.get(i).phoneNumber(), status(leads.get(i), outcomes.get(i))))
                        .toList());
    }

    private static String status(BulkLead lead, IntakeOutcome outcome) {
        if (lead.row().fault() != null) {
            return lead.row().fault().text();
        }
        if (outcome instanceof IntakeOutcome.Refused refused) {
            return LegacyAnswerRule.refusal(refused.fault(), lead.request());
        }
        if (outcome instanceof IntakeOutcome.DoNotCall) {
            return Reply.DO_NOT_CALL.message();
        }
        return outcome instanceof IntakeOutcome.Duplicate ? Reply.DUPLICATE.message() : STORED;
    }
}
