package io.outdial.outbound.loading;

import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that wait are changed; others stay as they are. {@link RecordUpdatesTest} changes many at once. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordUpdateTest {

    private static final UUID NOBODYS = UUID.fromString("8f2b1d7e-6f7f-4c39-9d5a-3f1f5a0c1b2d");

    private RecordFixture fixture;
    private String campaign;

    @BeforeEach
    void aCampaign() {
        fixture = new RecordFixture().previews();
        campaign = fixture.campaignId();
    }

    @Test
    void everythingThatIsGivenIsSet() {
        UUID skill = skill();
        long handle = fixture.record(newPhone());
        fixture.execute(
                "UPDATE outbound_record SET user_data = '{\"city\": \"Pune\", \"age\": 41}', due_at = now() - interval '1 hour' WHERE handle = ?",
                handle);
        Map<String, Object> fields = new HashMap<>(Map.of("isOwner", true, "city", "Rome"));
        fields.put("age", null);
        Map<String, Object> change = Map.of(
                "priority",
                42,
                "name",
                " Cleo ",
                "expiresAt",
                "2099-06-30T00:00:00Z",
                "timeZone",
                "America/Denver",
                "callFrom",
                32_700,
                "callUntil",
                61_200,
                "memberId",
                fixture.member,
                "skillId",
                skill,
                "fields",
                fields);
        update(handle, change)
                .statusCode(200)
                .body("record.handle", equalTo((int) handle))
                .body("record.priority", equalTo(42))
                .body("record.name", equalTo("Cleo"))
                .body("record.expiresAt", equalTo("2099-06-30T00:00:00Z"))
                .body("record.timeZone", equalTo("America/Denver"))
                .body("record.callFrom", equalTo(33_300))
                .body("record.callUntil", equalTo(61_200))
                .body("record.memberId", equalTo(fixture.member.toString()))
                .body("record.skillId", equalTo(skill.toString()))
                .body("record.fields", equalTo(Map.of("city", "Rome", "isOwner", true)));
        assertEquals(fixture.member + " 42 {America/Denver} 33300 61200", lane(handle));

        Map<String, Object> clearing = new HashMap<>();
        for (String name : List.of("name", "expiresAt", "timeZone", "callFrom", "callUntil", "memberId", "skillId")) {
            clearing.put(name, null);
        }
        ValidatableResponse cleared = update(handle, clearing).statusCode(200).body("record.priority", equalTo(42));
        clearing.keySet().forEach(name -> cleared.body("record." + name, nullValue()));
        assertEquals("00000000-0000-0000-0000-000000000000 42 {}", lane(handle));
    }

    /** What decides nothing about turns takes no record's place in the queue. */
    @Test
    void aNameChangesNoTurn() {
        long handle = fixture.record(newPhone());
        fixture.execute("UPDATE outbound_record SET due_at = now() - interval '1 hour' WHERE handle = ?", handle);
        String before = fixture.text("SELECT due_at || ' ' || lane_id FROM outbound_record WHERE handle = ?", handle);
        update(handle, Map.of("name", "Cleo", "fields", Map.of("city", "Pune"))).statusCode(200);
        assertEquals(
                before, fixture.text("SELECT due_at || ' ' || lane_id FROM outbound_record WHERE handle = ?", handle));
        update(handle, Map.of()).statusCode(200).body("record.name", equalTo("Cleo"));
    }

    @Test
    void fieldsAreThoseOfTheMapping() {
        fixture.execute(
                "INSERT INTO mapping (client_id, id, name, column_names, column_types) VALUES (?, ?, ?, '{City,Age}', '{text,number}')",
                fixture.client,
                UUID.randomUUID(),
                fixture.campaign);
        fixture.execute("UPDATE campaign SET mapping_name = name WHERE id = ?::uuid", campaign);
        update(fixture.record(newPhone()), Map.of("fields", Map.of("city", "Pune", "AGE", "41", "x", "y")))
                .statusCode(200)
                .body("record.fields", equalTo(Map.of("City", "Pune", "Age", 41, "x", "y")));
    }

    @Test
    void aWholeChainIsChanged() {
        long first = fixture.record(newPhone());
        long second = fixture.record(fixture.list, newPhone(), first);
        update(second, Map.of("name", "Cleo", "priority", 7)).statusCode(200);
        assertEquals("null/1 Cleo/7", chain(first));
        update(second, Map.of("name", "Dora", "priority", 8, "wholeChain", true))
                .statusCode(200);
        assertEquals("Dora/8 Dora/8", chain(first));
    }

    @ParameterizedTest
    @CsvSource({
        "record_status = 3, RECORD_ENDED",
        "record_status = 5, RECORD_ENDED",
        "record_type = 7, RECORD_ENDED",
        "record_status = 2, IN_USE",
    })
    void whatDoesNotWaitIsRefused(String state, String code) {
        long handle = fixture.record(newPhone());
        fixture.execute("UPDATE outbound_record SET " + state + " WHERE handle = ?", handle);
        String before = fixture.everything();
        update(handle, Map.of("priority", 9, "name", "Cleo")).statusCode(400).body("code", equalTo(code));
        assertEquals(before, fixture.everything());
    }

    @Test
    void whatThereIsNotIsSaid() {
        long handle = fixture.record(newPhone());
        long others = new RecordFixture(UUID.randomUUID()).record(newPhone());
        String before = fixture.everything();
        update(others, Map.of("priority", 9)).statusCode(404);
        update(999_999_999_999L, Map.of("priority", 9)).statusCode(404).body("code", equalTo("NOT_FOUND"));
        update(handle, Map.of("memberId", NOBODYS))
                .statusCode(404)
                .body("message", equalTo("The campaign has no such agent"));
        update(handle, Map.of("skillId", NOBODYS))
                .statusCode(404)
                .body("message", equalTo("The campaign has no such skill"));
        assertEquals(before, fixture.everything());
    }

    @ParameterizedTest
    @CsvSource({"Agentwise, memberId, an agent", "Skillwise, skillId, a skill"})
    void whoACampaignNeedsIsNotTakenAway(String dialMethod, String value, String needed) {
        fixture.execute("UPDATE campaign SET dial_method = ? WHERE id = ?::uuid", dialMethod, campaign);
        long handle = fixture.record(newPhone());
        update(handle, Collections.singletonMap(value, null))
                .statusCode(400)
                .body("message", equalTo("The campaign needs " + needed + " for each record"));
        update(handle, Map.of("priority", 9)).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"timeZone\": \"Mars/Olympus\"} | timeZone",
                "{\"expiresAt\": \"2020-01-01T00:00:00Z\"} | expiresAt",
                "{\"fields\": {\"city\": [\"Pune\"]}} | fields",
                "{\"fields\": {\" \": 1}} | fields",
                "{\"priority\": null} | priority",
                "{\"priority\": 100} | priority",
                "{\"callFrom\": 86400} | callFrom",
                "{\"wholeChain\": null} | wholeChain",
            })
    void aWrongValueIsNamed(String body, String field) {
        long handle = fixture.record(newPhone());
        String before = fixture.everything();
        wrong().body(body)
                .patch("/v2/records/" + handle)
                .then()
                .statusCode(422)
                .body("errors[0].path[0]", equalTo(field));
        assertEquals(before, fixture.everything());
    }

    @Test
    void hoursThatLeaveNothingAreRefused() {
        long handle = fixture.record(newPhone());
        update(handle, Map.of("callFrom", 32_460)).statusCode(200);
        update(handle, Map.of("callUntil", 33_240))
                .statusCode(400)
                .body("message", equalTo("callFrom and callUntil leave no time to call"));
    }

    private UUID skill() {
        UUID skill = UUID.randomUUID();
        fixture.execute(
                "INSERT INTO skill (client_id, id, name) VALUES (?, ?, ?)", fixture.client, skill, skill.toString());
        fixture.execute(
                "INSERT INTO campaign_skill (client_id, campaign_id, skill_id) VALUES (?, ?::uuid, ?)",
                fixture.client,
                campaign,
                skill);
        return skill;
    }

    private String lane(long handle) {
        return fixture.text("""
                SELECT concat_ws(' ', owner, rank, zones, own.call_from, own.call_until) FROM outbound_record AS record
                  JOIN queue_lane AS lane ON lane.client_id = record.client_id AND lane.id = lane_id
                  JOIN calling_window AS own ON own.client_id = record.client_id AND own.id = record.window_id AND own.id = lane.window_id
                 WHERE handle = ?
                """, handle);
    }

    private String chain(long id) {
        return fixture.text(
                "SELECT string_agg(coalesce(name, 'null') || '/' || priority, ' ' ORDER BY handle) FROM outbound_record WHERE chain_id = ?",
                id);
    }

    private static ValidatableResponse update(long handle, Map<String, ?> change) {
        return wrong().body(change).patch("/v2/records/" + handle).then();
    }
}
