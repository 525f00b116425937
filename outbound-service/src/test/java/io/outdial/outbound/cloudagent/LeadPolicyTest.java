package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.intake.DialMethod;
import io.outdial.outbound.intake.Lead;
import io.outdial.outbound.intake.LeadCampaign;
import io.outdial.platform.registry.Client;
import io.outdial.platform.time.TzdbZone;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadPolicyTest {

    private static final Instant NOW = Instant.parse("2030-01-31T12:30:00Z");
    private static final Client CLIENT = new Client(UUID.randomUUID(), "Demo", "IN", TzdbZone.of("Asia/Kolkata"), null);
    private static final UUID MEMBER = UUID.randomUUID();
    private static final UUID SKILL = UUID.randomUUID();

    private final ObjectNode body = new ObjectMapper().createObjectNode().put("phoneNumber", "9840012345");

    @ParameterizedTest
    @CsvSource({
        "123, true",
        "3001, true",
        "1234567890123456, true",
        "+123, true",
        "+1234567890123456, true",
        "12, false",
        "12345678901234567, false",
        "+12, false",
        "++123, false",
        "123+, false",
        "12 345, false",
        "202-555-0123, false",
        "12a45, false",
        "٣٠٠١, false",
        "8.3E9, false",
        "+, false",
        "'', false",
        ", false",
    })
    void aPhoneNumberIsThreeToSixteenDigits(String text, boolean expected) {
        assertEquals(expected, LeadPolicy.isPhone(text));
    }

    @ParameterizedTest
    @CsvSource({
        ", 1",
        "0, 0",
        "1, 1",
        "99, 99",
        "07, 7",
        "'', -1",
        "100, -1",
        "-1, -1",
        "+1, -1",
        "1.0, -1",
        "ten, -1",
        "٧, -1",
        "4294967297, -1"
    })
    void aPriorityIsAnIntegerUpTo99(String text, int expected) {
        assertEquals(expected < 0 ? OptionalInt.empty() : OptionalInt.of(expected), LeadPolicy.priority(text));
    }

    @ParameterizedTest
    @CsvSource({
        // It is 18:00 at the client
        "2030-01-31 18:00:00, The expiry date and time must be in the future",
        "2030-01-31 18:00:01, ",
        "2030-01-31, ",
        "2030-01-30, The expiry date and time must be in the future",
        "nonsense, Invalid date format. Please pass date in format yyyy-MM-dd HH:mm:ss or yyyy-MM-dd",
    })
    void anExpiryIsInTheFuture(String date, String refusal) {
        body.put("expiryDate", date);
        assertEquals(refusal, refusal(DialMethod.NONAGENTWISE));
    }

    @Test
    void theFirstFaultIsTheAnswer() {
        ObjectNode allWrong = body.put("phoneNumber", "x").put("priority", "x").put("expiryDate", "x");
        assertEquals(Reply.UNKNOWN_CAMPAIGN.message(), decide(null).refusal().message());
        assertEquals(
                Reply.NOT_OUTBOUND,
                decide(campaign("InBound", DialMethod.NONAGENTWISE, null, null)).refusal());
        assertEquals(Reply.INVALID_PHONE.message(), refusal(DialMethod.AGENTWISE));
        allWrong.put("phoneNumber", "123");
        assertEquals(Reply.INVALID_PRIORITY.message(), refusal(DialMethod.AGENTWISE));
        allWrong.put("priority", "1");
        assertEquals(Reply.INVALID_EXPIRY.message(), refusal(DialMethod.AGENTWISE));
        allWrong.put("expiryDate", "2031-01-01");
        assertEquals(Reply.NO_AGENT.message(), refusal(DialMethod.AGENTWISE));
        allWrong.put("agentId", "a");
        assertEquals(Reply.UNMAPPED_AGENT.message(), refusal(DialMethod.AGENTWISE));
        assertEquals(Reply.INVALID_SKILL.message(), refusal(DialMethod.SKILLWISE));
    }

    @Test
    void agentAndSkillCountOnlyWhereTheDialMethodAsks() {
        body.put("agentId", "agent1").put("skill", "sales");
        Lead any =
                decide(campaign("IVR", DialMethod.NONAGENTWISE, MEMBER, SKILL)).lead();
        assertNull(any.memberId());
        assertNull(any.skillId());
        Lead forAgent =
                decide(campaign("IVR", DialMethod.AGENTWISE, MEMBER, SKILL)).lead();
        assertEquals(MEMBER, forAgent.memberId());
        assertNull(forAgent.skillId());
        Lead forSkill =
                decide(campaign("IVR", DialMethod.SKILLWISE, MEMBER, SKILL)).lead();
        assertNull(forSkill.memberId());
        assertEquals(SKILL, forSkill.skillId());
    }

    @Test
    void nationalNumbersAreReadInTheRegionOfTheClient() {
        assertEquals(
                "+919840012345",
                decide(campaign("IVR", DialMethod.NONAGENTWISE, null, null))
                        .lead()
                        .phone()
                        .key());
    }

    private String refusal(DialMethod method) {
        Reply refusal = decide(campaign("Progressive", method, null, null)).refusal();
        return refusal == null ? null : refusal.message();
    }

    private LeadPolicy.Decision decide(LeadCampaign campaign) {
        return LeadPolicy.decide(AddCampaignDataReader.read(body), campaign, CLIENT, NOW);
    }

    private static LeadCampaign campaign(String type, DialMethod method, UUID memberId, UUID skillId) {
        return new LeadCampaign(UUID.randomUUID(), "Spring", type, method, true, UUID.randomUUID(), memberId, skillId);
    }
}
