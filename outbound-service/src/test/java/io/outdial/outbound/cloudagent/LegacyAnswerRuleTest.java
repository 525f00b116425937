package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.intake.DialMethod;
import io.outdial.outbound.intake.IntakeOutcome;
import io.outdial.outbound.intake.LeadCampaign;
import io.outdial.outbound.intake.LeadFault;
import io.outdial.outbound.mapping.MappedColumns;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyAnswerRuleTest {

    private static final LeadCampaign CAMPAIGN = new LeadCampaign(
            UUID.randomUUID(),
            7,
            "Spring",
            "Progressive",
            DialMethod.SKILLWISE,
            true,
            "READY",
            UUID.randomUUID(),
            null,
            null,
            MappedColumns.NONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start | Successfully Updated, Progressive was started",
                "STOP  | Successfully Updated, Progressive was stopped",
                "pause | Successfully Updated",
                "      | Successfully Updated",
            })
    void saysWhatWasDone(String action, String message) {
        for (boolean started : new boolean[] {true, false}) {
            Reply reply =
                    LegacyAnswerRule.answer(new IntakeOutcome.Stored(CAMPAIGN, started, 7), request("123", action));
            assertEquals(Reply.of("SUCCESS", message).withStored(7), reply);
        }
    }

    @Test
    void duplicatesAndListedNumbers() {
        assertEquals(
                Reply.DUPLICATE.withDuplicate(7L),
                LegacyAnswerRule.answer(new IntakeOutcome.Duplicate(CAMPAIGN, 7L), request("123", "start")));
        assertEquals(
                Reply.DO_NOT_CALL, LegacyAnswerRule.answer(new IntakeOutcome.DoNotCall(), request("123", "start")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNKNOWN_CAMPAIGN | 123 | No User Found or Campaign Name is Invalid",
                "INBOUND_CAMPAIGN | 123 | The selected campaign is not outbound",
                "INVALID_PHONE    |     | Phone Number is Empty!",
                "INVALID_PHONE    | ''  | Phone Number is Empty!",
                "INVALID_PHONE    | 12  | phone number should be numeric and must be between 3 to 16 digits and allows prefix +",
                "INVALID_PRIORITY | 123 | The priority value must be numeric and range from 1 to 99.",
                "INVALID_EXPIRY   | 123 | Invalid date format. Please pass date in format yyyy-MM-dd HH:mm:ss or yyyy-MM-dd",
                "EXPIRED          | 123 | The expiry date and time must be in the future",
                "NO_AGENT         | 123 | Agent Is Empty!",
                "UNASSIGNED_AGENT | 123 | Agent is not correctly mapped!",
                "UNASSIGNED_SKILL | 123 | Please provide valid skill",
            })
    void aFaultIsAFail(LeadFault fault, String phone, String message) {
        Reply reply = LegacyAnswerRule.answer(new IntakeOutcome.Refused(fault), request(phone, null));
        assertEquals(Reply.of("FAIL", message), reply);
    }

    private static AddCampaignDataRequest request(String phone, String action) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (phone != null) {
            fields.put("PhoneNumber", phone);
        }
        if (action != null) {
            fields.put("action", action);
        }
        return AddCampaignDataReader.read(new Fields(fields), Vocabulary.LEGACY);
    }
}
