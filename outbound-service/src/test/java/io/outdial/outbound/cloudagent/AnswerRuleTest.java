package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.intake.Action;
import io.outdial.outbound.intake.DialMethod;
import io.outdial.outbound.intake.LeadCampaign;
import io.outdial.outbound.intake.Outcome;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRuleTest {

    private static final Outcome STORED = new Outcome(false, true, false);
    private static final Outcome STORED_AND_MOVED = new Outcome(false, true, true);

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
        Reply reply = AnswerRule.answer(campaign(method), action, started ? STORED_AND_MOVED : STORED);
        assertEquals(Reply.of(status, message), reply);
    }

    @ParameterizedTest
    @CsvSource({
        "NONAGENTWISE, Number Already Exist",
        "AGENTWISE, Number Already Exist",
        "SKILLWISE, Number Already Existed"
    })
    void aDuplicateIsASuccessWhateverTheAction(DialMethod method, String message) {
        for (Action action : Action.values()) {
            Reply reply = AnswerRule.answer(campaign(method), action, new Outcome(false, false, false));
            assertEquals(message, reply.message());
            assertEquals("success", reply.status().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void doNotCallComesFirst() {
        assertEquals(
                Reply.DO_NOT_CALL,
                AnswerRule.answer(campaign(DialMethod.SKILLWISE), Action.START, new Outcome(true, false, false)));
    }

    @ParameterizedTest
    @CsvSource({"START, START", "start, START", "Stop, STOP", "STOP, STOP", "'', UNKNOWN", "pause, UNKNOWN", ", ABSENT"
    })
    void actionsAreReadInAnyLetterCase(String text, Action action) {
        assertEquals(action, Action.of(text));
    }

    private static LeadCampaign campaign(DialMethod method) {
        return new LeadCampaign(UUID.randomUUID(), "Spring", "IVR", method, true, UUID.randomUUID(), null, null);
    }
}
