package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.intake.DuplicateTerms.Policy;
import io.outdial.outbound.record.DuplicateScope.Reach;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of persons who are known, where duplicates are to be updated. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DuplicateUpdateTest extends RowsOfAClient {

    private static final String PHONE = "2025550142";

    @Test
    void whatARowSaysIsSetAndAllElseStays() {
        add(Map.of(
                "phone",
                PHONE,
                "name",
                "Cleo",
                "priority",
                7,
                "timeZone",
                "America/Denver",
                "callFrom",
                "09:30",
                "expiresAt",
                "2099-01-01T00:00:00Z",
                "fields",
                Map.of("city", "Pune", "age", 41)));
        assertEquals(List.of("updated"), update(Map.of("phone", PHONE, "fields", Map.of("city", "Rome"))));
        assertEquals(List.of("Cleo 7 7 America/Denver 34200 - 2099-01-01 {\"age\": 41, \"city\": \"Rome\"}"), stored());
        assertEquals(
                List.of("updated"),
                update(Map.of(
                        "phone",
                        PHONE,
                        "name",
                        "Dora",
                        "priority",
                        "0",
                        "timeZone",
                        "America/Chicago",
                        "callUntil",
                        "17:00",
                        "expiresAt",
                        "2098-01-01T00:00:00Z")));
        assertEquals(
                List.of("Dora 0 0 America/Chicago 34200 61200 2098-01-01 {\"age\": 41, \"city\": \"Rome\"}"), stored());
    }

    @Test
    void rowsAreDecidedInTheirOrder() {
        assertEquals(
                List.of("stored", "updated", "stored", "updated", "invalid callUntil"),
                update(
                        Map.of("phone", PHONE, "name", "Cleo"),
                        Map.of("phone", PHONE, "priority", 5),
                        Map.of("phone", "2025550143", "phone2", "2025550144"),
                        Map.of("phone", "2025550144", "name", "Dora", "callFrom", "09:00"),
                        Map.of("phone", "2025550143", "name", "Ella", "callUntil", "09:00")));
        assertEquals(
                List.of(
                        "Cleo 5 5 America/New_York - {}",
                        "Dora 1 1 America/New_York 32400 - {}",
                        "Dora 1 1 America/New_York 32400 - {}"),
                stored());
    }

    @ParameterizedTest
    @CsvSource({
        "record_status = 5, duplicate",
        "record_status = 2, duplicate",
        "record_type = 7, duplicate",
        "record_status = 8, updated",
    })
    void onlyWhatWaitsIsUpdated(String state, String expected) {
        add(Map.of("phone", PHONE));
        rows.execute("UPDATE outbound_record SET " + state + " WHERE client_id = ?", client);
        Map<String, Object> row = Map.of("phone", PHONE, "name", "Cleo");
        assertEquals(List.of(expected), dryRun(row));
        assertEquals(0, named("Cleo"));
        assertEquals(List.of(expected), update(row));
        assertEquals(expected.equals("updated") ? 1 : 0, named("Cleo"));
    }

    @Test
    void whoeverMustNotBeCalledIsLeftAlone() {
        add(Map.of("phone", PHONE));
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'a test', 2)",
                client,
                "+1" + PHONE,
                PHONE);
        assertEquals(List.of("do_not_call"), update(Map.of("phone", PHONE, "name", "Cleo")));
        assertEquals(0, named("Cleo"));
    }

    @Test
    void recordsOfAnotherCampaignAreDuplicates() {
        add(Map.of("phone", PHONE));
        campaign = makeCampaign("Progressive", "active");
        DuplicateTerms ofClient = new DuplicateTerms(Reach.CLIENT, Policy.UPDATE, null, false);
        assertEquals(
                List.of("duplicate"),
                add(new RowOptions(ofClient, null, false), List.of(Map.of("phone", PHONE, "name", "Cleo"))));
        assertEquals(0, named("Cleo"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDryRunSaysWhatWouldBe(boolean isKnown) {
        if (isKnown) {
            add(Map.of("phone", PHONE));
        }
        List<Map<String, Object>> given =
                List.of(Map.of("phone", PHONE, "name", "Cleo"), Map.of("phone", PHONE, "name", "Dora"));
        List<String> would = add(new RowOptions(terms(), null, true), given);
        assertEquals(0, named("Dora"));
        assertEquals(would, add(new RowOptions(terms(), null, false), given));
        assertEquals(List.of(isKnown ? "updated" : "stored", "updated"), would);
        assertEquals(1, named("Dora"));
    }

    /** Who loads the same file twice at once has each person once. */
    @Test
    void twoAtOnceLeaveOneRecordOfEach() {
        List<RowReading> given = IntStream.range(0, 60)
                .mapToObj(n -> reader.read(Map.of("phone", Long.toString(2_025_550_000L + n), "name", "Cleo")))
                .toList();
        List<CompletableFuture<List<RowOutcome>>> all = IntStream.range(0, 8)
                .mapToObj(n -> intake.add(
                                records.database(),
                                new RowTarget(client, campaign, null),
                                new RowOptions(terms(), null, false),
                                given)
                        .subscribeAsCompletionStage())
                .toList();
        long stored = all.stream()
                .flatMap(outcomes -> words(outcomes.join()).stream())
                .filter("stored"::equals)
                .count();
        assertEquals(60, stored);
        assertEquals(60, named("Cleo"));
    }

    private static DuplicateTerms terms() {
        return new DuplicateTerms(Reach.CAMPAIGN, Policy.UPDATE, null, false);
    }

    private void add(Map<String, Object> row) {
        assertEquals(List.of("stored"), add(RowOptions.USUAL, List.of(row)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private List<String> update(Map<String, Object>... given) {
        return add(new RowOptions(terms(), null, false), List.of(given));
    }

    private List<String> dryRun(Map<String, Object> row) {
        return add(new RowOptions(terms(), null, true), List.of(row));
    }

    private long named(String name) {
        return rows.number("SELECT count(*) FROM outbound_record WHERE client_id = ? AND name = ?", client, name);
    }

    private List<String> stored() {
        return rows.texts("""
                SELECT concat_ws(' ', name, priority, rank, timezone, record.call_from, coalesce(record.call_until::text, '-'), (expires_at AT TIME ZONE 'UTC')::date, user_data) AS line
                  FROM outbound_record AS record JOIN queue_lane AS lane ON lane.client_id = record.client_id AND lane.id = lane_id
                 WHERE record.client_id = ? ORDER BY phone_key
                """, client);
    }
}
