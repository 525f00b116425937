package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.intake.DialMethod;
import io.outdial.outbound.intake.IntakeOutcome;
import io.outdial.outbound.intake.LeadCampaign;
import io.outdial.outbound.intake.LeadFault;
import io.outdial.outbound.mapping.MappedColumns;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NONAGENTWISE | START   | true  | SUCCESS | SuccessFully Updated, IVR was started",
                "AGENTWISE    | START   | true  | SUCCESS | SuccessFully Updated, IVR was started",
                "NONAGENTWISE | START   | false | Success | Campaign Spring Is Already Started",
                "SKILLWISE    | START   | false | Success | Campaign Spring Is Already Started",
                "NONAGENTWISE | STOP    | true  | Success | SuccessFully Updated IVR Campaign Stoped",
                "NONAGENTWISE | STOP    | false | Success | SuccessFully Updated IVR Campaign Stoped",
                "NONAGENTWISE | ABSENT  | false | Success | SuccessFully Updated IVR Campaign",
                "AGENTWISE    | ABSENT  | false | SUCCESS | SuccessFully Updated",
                "SKILLWISE    | ABSENT  | false | SUCCESS | SuccessFully Updated",
                "NONAGENTWISE | UNKNOWN | false | Success | Please pass the valid Campaign action SuccessFully Updated IVR Campaign Data",
                "AGENTWISE    | UNKNOWN | false | Success | Please pass the valid Campaign action SuccessFully Updated IVR Campaign Data",
            })
    void saysWhatWasStoredAndDone(DialMethod method, Action action, boolean started, String status, String message) {
        Reply reply = AnswerRule.answer(new IntakeOutcome.Stored(campaign(method), started, 4711), action);
        assertEquals(Reply.of(status, message).withStored(4711), reply);
        assertEquals("stored;handle=4711", reply.outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "NONAGENTWISE, Number Already Exist",
        "AGENTWISE, Number Already Exist",
        "SKILLWISE, Number Already Existed"
    })
    void aDuplicateIsASuccessWhateverTheAction(DialMethod method, String message) {
        for (Action action : Action.values()) {
            Reply reply = AnswerRule.answer(new IntakeOutcome.Duplicate(campaign(method), 13L), action);
            assertEquals(message, reply.message());
            assertEquals("duplicate;handle=13", reply.outcome());
            assertEquals("success", reply.status().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void aDoNotCallNumberIsAFailureWhateverTheAction() {
        for (Action action : Action.values()) {
            assertEquals(Reply.DO_NOT_CALL, AnswerRule.answer(new IntakeOutcome.DoNotCall(), action));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNKNOWN_CAMPAIGN | FAIL  | No User Found or Campaign Name is Invalid",
                "INBOUND_CAMPAIGN | Fail  | The selected campaign is not outbound",
                "INVALID_PHONE    | error | phone number should be numeric and must be between 3 to 16 digits and allows prefix +",
                "INVALID_PRIORITY | Error | The priority value must be numeric and range from 0 to 99.",
                "INVALID_EXPIRY   | Error | Invalid date format. Please pass date in format yyyy-MM-dd HH:mm:ss or yyyy-MM-dd",
                "EXPIRED          | Error | The expiry date and time must be in the future",
                "NO_AGENT         | FAIL  | Agent Is Empty!",
                "UNASSIGNED_AGENT | FAIL  | Agent is not correctly mapped!",
                "UNASSIGNED_SKILL | FAIL  | Please provide valid skill",
            })
    void aFaultHasTheTextOfThePage(LeadFault fault, String status, String message) {
        Reply reply = AnswerRule.answer(new IntakeOutcome.Refused(fault), Action.START);
        assertEquals(Reply.of(status, message), reply);
        assertEquals("refused", reply.outcome());
    }

    @ParameterizedTest
    @CsvSource({"START, START", "start, START", "Stop, STOP", "STOP, STOP", "'', UNKNOWN", "pause, UNKNOWN", ", ABSENT"
    })
    void actionsAreReadInAnyLetterCase(String text, Action action) {
        assertEquals(action, Action.of(text));
    }

    private static LeadCampaign campaign(DialMethod method) {
        return new LeadCampaign(
                UUID.randomUUID(),
                7,
                "Spring",
                "IVR",
                method,
                true,
                "READY",
                UUID.randomUUID(),
                null,
                null,
                MappedColumns.NONE);
    }
}
