package io.outdial.outbound.importing.records;

import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.importing.records.RecordFiles.send;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an import has loaded is taken back. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class TakingBackTest {

    private static final String STATE =
            "SELECT handle FROM outbound_record WHERE client_id = ? AND phone = ? AND import_id = ?";

    private RecordFixture fixture;
    private String campaign;

    @BeforeEach
    void aCampaign() {
        fixture = new RecordFixture().previews();
        campaign = fixture.campaignId();
    }

    @Test
    void whatWasNotHandedOutGoesAndWhoWasCalledStaysKnown() {
        String called = newPhone();
        String held = newPhone();
        String waiting = newPhone();
        String other = newPhone();
        long others = fixture.record(other);
        String file = "phone,phone2\n" + called + ",\n" + held + ",\n" + waiting + ",\n" + newPhone() + "," + newPhone()
                + "\n";
        String id = load(file);
        makeDue(others, 3);
        makeDue(handle(called, id), 2);
        makeDue(handle(held, id), 1);
        hold(others);
        String attempt = hold(handle(called, id));
        hold(handle(held, id));
        right().urlEncodingEnabled(false)
                .body(Map.of("attemptId", attempt, "callResult", "Answer"))
                .post("/v2/records/" + handle(called, id) + ":result")
                .then()
                .statusCode(200);
        State reached = fixture.state(handle(called, id));

        takeBack(id).body("removed", equalTo(4)).body("complete", equalTo(true));

        assertEquals(reached, fixture.state(handle(called, id)));
        assertEquals(State.CANCELLED, fixture.state(handle(held, id)));
        assertEquals("cancelled", fixture.text("SELECT ended_by FROM attempt WHERE handle = ?", handle(held, id)));
        assertEquals(State.RETRIEVED, fixture.state(others));
        assertEquals("0", count("phone = ? AND import_id = ?", waiting, UUID.fromString(id)));
        assertEquals("0", count("due_at IS NOT NULL AND import_id = ?", UUID.fromString(id)));
        takeBack(id).body("removed", equalTo(0)).body("complete", equalTo(true));
    }

    /** Its record stays, because it was handed out. */
    @ParameterizedTest
    @MethodSource("terms")
    void whatWasTakenBackCanBeLoadedAgain(Map<String, Object> terms) {
        String phone = newPhone();
        String id = load("phone\n" + phone + "\n");
        makeDue(handle(phone, id), 1);
        hold(handle(phone, id));
        takeBack(id).body("removed", equalTo(1));
        assertEquals(State.CANCELLED, fixture.state(handle(phone, id)));

        String again = RecordFiles.create(campaign, Map.of("duplicates", terms));
        send(again, "phone,phone2\n" + phone + "," + newPhone() + "\n")
                .statusCode(200)
                .body("import.outcomes", equalTo(Map.of("stored", 1)));
    }

    static Stream<Map<String, Object>> terms() {
        return Stream.of(
                Map.of(),
                Map.of("scope", "list"),
                Map.of("scope", "client"),
                Map.of("lastDays", 9),
                Map.of("byName", true),
                Map.of("policy", "update"));
    }

    @Test
    void manyGoInStepsThatMayBeRepeated() {
        String id = load(IntStream.range(0, 5_001)
                .mapToObj(n -> "620%07d".formatted(2_000_000 + n))
                .collect(Collectors.joining("\n", "phone\n", "\n")));
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            right().header("Idempotency-Key", key)
                    .delete(path(id))
                    .then()
                    .statusCode(200)
                    .body("removed", equalTo(5_000))
                    .body("complete", equalTo(false));
        }
        takeBack(id).body("removed", equalTo(1)).body("complete", equalTo(true));
        assertEquals("0", count("import_id = ?", UUID.fromString(id)));
    }

    @Test
    void onlyAnImportOfRecordsThatIsOverIsTakenBack() {
        String id = RecordFiles.create(campaign, Map.of());
        wrong().delete(path(id)).then().statusCode(409).body("code", equalTo("CONFLICT"));
        by(TestEnvironment.OTHER_CLIENT_KEY).delete(path(id)).then().statusCode(404);
        right().delete("/v2/imports/" + id).then().statusCode(200);
        takeBack(id).body("removed", equalTo(0)).body("complete", equalTo(true));
        wrong().delete(path(UUID.randomUUID().toString())).then().statusCode(404);
        String numbers = right().urlEncodingEnabled(false)
                .body(Map.of())
                .post("/v2/do-not-call:import")
                .then()
                .extract()
                .path("import.id");
        wrong().delete(path(numbers)).then().statusCode(400).body("code", equalTo("NOT_USABLE"));
    }

    private String load(String file) {
        String id = RecordFiles.create(campaign, Map.of());
        send(id, file).statusCode(200).body("import.rejected", equalTo(0));
        return id;
    }

    private static String path(String id) {
        return "/v2/imports/" + id + "/records";
    }

    private static ValidatableResponse takeBack(String id) {
        return right().delete(path(id)).then().statusCode(200);
    }

    private long handle(String phone, String id) {
        return Long.parseLong(fixture.text(STATE, fixture.client, phone, UUID.fromString(id)));
    }

    private String count(String condition, Object... values) {
        return fixture.text("SELECT count(*) FROM outbound_record WHERE " + condition, values);
    }

    private void makeDue(long handle, int hoursAgo) {
        fixture.execute(
                "UPDATE outbound_record SET due_at = now() - ? * interval '1 hour' WHERE handle = ?", hoursAgo, handle);
    }

    /** The next record, which is this one, is handed out. */
    private String hold(long handle) {
        List<Map<String, Object>> records = right().urlEncodingEnabled(false)
                .body(Map.of())
                .post("/v2/campaigns/" + campaign + "/records:pull")
                .then()
                .statusCode(200)
                .extract()
                .path("records");
        assertEquals(
                List.of(Long.toString(handle)),
                records.stream().map(record -> record.get("handle").toString()).toList());
        return (String) records.get(0).get("attemptId");
    }
}
