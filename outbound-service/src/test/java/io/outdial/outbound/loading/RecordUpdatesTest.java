package io.outdial.outbound.loading;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that wait are changed many at once, each with an outcome of its own. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordUpdatesTest {

    private static final UUID NOBODYS = UUID.fromString("8f2b1d7e-6f7f-4c39-9d5a-3f1f5a0c1b2d");

    private RecordFixture fixture;
    private String campaign;

    @BeforeEach
    void aCampaign() {
        fixture = new RecordFixture().previews();
        campaign = fixture.campaignId();
    }

    @Test
    void eachRowHasItsOutcomeInItsPlace() {
        long first = fixture.record(newPhone());
        long second = fixture.record(newPhone());
        long ended = fixture.record(newPhone());
        fixture.execute("UPDATE outbound_record SET record_status = 5 WHERE handle = ?", ended);
        List<Map<String, Object>> rows = List.of(
                Map.of("handle", first, "priority", 9),
                Map.of("handle", ended, "priority", 9),
                Map.of("handle", 999_999_999_999L, "priority", 9),
                Map.of("handle", second, "priority", 100),
                Map.of("priority", 9),
                Map.of("handle", second, "memberId", NOBODYS),
                Map.of("handle", first, "name", "Cleo", "fields", Map.of("city", "Pune")),
                Map.of("handle", first, "priority", 5, "fields", Map.of("age", 41)));
        JsonPath answer = updateAll(rows).statusCode(200).extract().jsonPath();
        assertEquals(
                List.of("updated", "refused", "refused", "refused", "refused", "refused", "updated", "updated"),
                answer.getList("results.outcome"));
        List<String> codes = answer.getList("results.collect { it.error?.code }");
        assertEquals(
                List.of("RECORD_ENDED", "NOT_FOUND", "VALIDATION_ERROR", "VALIDATION_ERROR", "NOT_FOUND"),
                codes.subList(1, 6));
        assertEquals(
                "5 Cleo {\"age\": 41, \"city\": \"Pune\"}",
                fixture.text(
                        "SELECT concat_ws(' ', priority, name, user_data) FROM outbound_record WHERE handle = ?",
                        first));
        assertEquals("1", fixture.text("SELECT priority FROM outbound_record WHERE handle = ?", second));
    }

    @Test
    void fiveHundredAreChangedAtOnceAndOnceForAKey() {
        List<Map<String, Object>> rows = IntStream.range(0, 500)
                .mapToObj(n -> Map.<String, Object>of("phone", newPhone()))
                .toList();
        List<Integer> handles = right().body(Map.of("records", rows))
                .post("/v2/campaigns/" + campaign + "/records")
                .then()
                .statusCode(200)
                .extract()
                .path("results.handle");
        String key = UUID.randomUUID().toString();
        for (int repetition = 0; repetition < 2; repetition++) {
            right().urlEncodingEnabled(false)
                    .header("Idempotency-Key", key)
                    .body(Map.of(
                            "records",
                            handles.stream()
                                    .map(handle -> Map.of("handle", handle, "priority", 9, "name", "Cleo"))
                                    .toList()))
                    .post("/v2/records:update")
                    .then()
                    .statusCode(200);
        }
        assertEquals(
                "500 500",
                fixture.text(
                        "SELECT count(*) || ' ' || count(*) FILTER (WHERE version = 2) FROM outbound_record JOIN queue_lane ON id = lane_id WHERE outbound_record.campaign_id = ?::uuid AND priority = 9 AND rank = 9 AND name = 'Cleo'",
                        campaign));
    }

    @Test
    void aBatchThatIsNoneIsRefused() {
        for (Object rows :
                List.of(List.of(), Collections.nCopies(501, Map.of("handle", 1)), List.of("no row"), "rows")) {
            wrong().urlEncodingEnabled(false)
                    .body(Map.of("records", rows))
                    .post("/v2/records:update")
                    .then()
                    .statusCode(422);
        }
    }

    private static ValidatableResponse updateAll(List<?> rows) {
        return wrong().urlEncodingEnabled(false)
                .body(Map.of("records", rows))
                .post("/v2/records:update")
                .then();
    }
}
