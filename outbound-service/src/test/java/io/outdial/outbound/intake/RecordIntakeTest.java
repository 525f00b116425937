package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows into a campaign: what is stored of them, and what each is answered. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordIntakeTest extends RowsOfAClient {

    @Test
    void everythingThatARowSaysIsStored() {
        UUID member = UUID.randomUUID();
        UUID skill = UUID.randomUUID();
        UUID source = UUID.randomUUID();
        UUID importId = UUID.randomUUID();
        rows.execute("INSERT INTO member (client_id, id, name, agent_id) VALUES (?, ?, 'Ann', 'A7')", client, member);
        rows.execute(
                "INSERT INTO campaign_member (client_id, campaign_id, member_id) VALUES (?, ?, ?)",
                client,
                campaign,
                member);
        rows.execute("INSERT INTO skill (client_id, id, name) VALUES (?, ?, 'Sales')", client, skill);
        rows.execute(
                "INSERT INTO campaign_skill (client_id, campaign_id, skill_id) VALUES (?, ?, ?)",
                client,
                campaign,
                skill);
        rows.execute(
                "INSERT INTO source (client_id, id, name, public_id) VALUES (?, ?, 'Feed', 'feed')", client, source);
        List<String> outcomes = add(
                new RowOptions(DuplicateTerms.USUAL, importId, false),
                Map.ofEntries(
                        Map.entry("phone", "2025550142"),
                        Map.entry("phoneType", "Mobile"),
                        Map.entry("phone2", "2025550143"),
                        Map.entry("name", "Cleo"),
                        Map.entry("agent", "A7"),
                        Map.entry("skill", skill.toString()),
                        Map.entry("source", "feed"),
                        Map.entry("timeZone", "America/Denver"),
                        Map.entry("callFrom", "09:05"),
                        Map.entry("callUntil", "17:00"),
                        Map.entry("dueAt", "2099-01-31T09:30:00Z"),
                        Map.entry("expiresAt", "2099-06-30T00:00:00Z"),
                        Map.entry("priority", 42),
                        Map.entry("fields", Map.of("city", "Pune"))));
        assertEquals(List.of("stored"), outcomes);
        String common =
                " 42 Cleo %s %s %s America/Denver 32700 61200 2099-06-30 {\"city\": \"Pune\"} %s {America/Denver} 33300 61200"
                        .formatted(member, skill, source, importId);
        assertEquals(
                List.of(
                        "+12025550142 0 true 4 1 2099-01-31 09:30:00 t" + common,
                        "+12025550143 1 true 0 9 - t" + common),
                rows.texts("""
                        SELECT concat_ws(' ', phone_key, chain_n, (chain_id = min(handle) OVER ())::text, phone_type, record_status,
                                         coalesce((due_at AT TIME ZONE 'UTC')::text, '-'), is_first, record.priority, record.name, member_id, skill_id, record.source_id, timezone,
                                         record.call_from, record.call_until, (expires_at AT TIME ZONE 'UTC')::date, user_data, import_id,
                                         own.zones, own.call_from, own.call_until) AS line
                          FROM outbound_record AS record
                          JOIN calling_window AS own ON own.client_id = record.client_id AND own.id = window_id
                          JOIN queue_lane AS lane ON lane.client_id = record.client_id AND lane.id = lane_id AND lane.window_id = own.id AND lane.owner = member_id
                           AND lane.source_id = record.source_id AND lane.rank = 42
                         WHERE record.client_id = ? ORDER BY chain_n
                        """, client));
    }

    @Test
    void eachRowHasItsOutcome() {
        forbid("+12025550140");
        forbid("+12025550141");
        assertEquals(
                List.of(
                        "stored",
                        "do_not_call",
                        "stored",
                        "do_not_call",
                        "duplicate",
                        "invalid phone",
                        "invalid agent",
                        "invalid skill",
                        "invalid source",
                        "invalid expiresAt",
                        "invalid dueAt"),
                add(
                        RowOptions.USUAL,
                        Map.of("phone", "2025550142"),
                        Map.of("phone", "2025550140"),
                        Map.of("phone", "2025550140", "phone2", "2025550144", "phone3", "2025550145"),
                        Map.of("phone", "2025550140", "phone2", "2025550141"),
                        Map.of("phone", "2025550145"),
                        Map.of("phone", "x"),
                        Map.of("phone", "2025550146", "agent", "A7"),
                        Map.of("phone", "2025550146", "skill", "Sales"),
                        Map.of("phone", "2025550146", "source", "feed"),
                        Map.of("phone", "2025550146", "expiresAt", "2020-01-01T00:00:00Z"),
                        Map.of(
                                "phone",
                                "2025550146",
                                "expiresAt",
                                "2099-01-01T00:00:00Z",
                                "dueAt",
                                "2099-01-01T00:00:00Z")));
        assertEquals(4, rows.number("SELECT count(*) FROM refused_lead WHERE client_id = ?", client));
        assertEquals(
                List.of("+12025550142 0 1", "+12025550144 0 1", "+12025550145 1 9"),
                rows.texts(
                        "SELECT concat_ws(' ', phone_key, chain_n, record_status) AS line FROM outbound_record WHERE client_id = ? ORDER BY 1",
                        client));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverNeedsAnAgentSaysSo(boolean isAgentwise) {
        rows.execute(
                "UPDATE campaign SET dial_method = ? WHERE client_id = ?",
                isAgentwise ? "Agentwise" : "Skillwise",
                client);
        assertEquals(
                List.of(isAgentwise ? "invalid agent" : "invalid skill"),
                add(RowOptions.USUAL, Map.of("phone", "2025550142")));
    }

    @Test
    void aCampaignThatCallsNobodyTakesNone() {
        List<Map<String, Object>> row = List.of(Map.of("phone", "2025550142"));
        UUID inbound = makeCampaign("InBound", "active");
        UUID over = makeCampaign("IVR", "completed");
        assertThrows(Failure.Refused.class, () -> outcomes(inbound, RowOptions.USUAL, row));
        assertThrows(Failure.Refused.class, () -> outcomes(over, RowOptions.USUAL, row));
        assertThrows(Failure.NotFound.class, () -> outcomes(UUID.randomUUID(), RowOptions.USUAL, row));
        UUID own = campaign;
        makeClient();
        assertThrows(Failure.NotFound.class, () -> outcomes(own, RowOptions.USUAL, row));
    }

    private void forbid(String key) {
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'a test', 2)",
                client,
                key,
                key);
    }
}
