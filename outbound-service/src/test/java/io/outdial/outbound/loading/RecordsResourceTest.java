package io.outdial.outbound.loading;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loading and finding records over HTTP; what becomes of rows is {@code RecordIntakeTest}'s. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordsResourceTest {

    private RecordFixture fixture;
    private String campaign;

    @BeforeEach
    void aCampaign() {
        fixture = new RecordFixture();
        campaign = fixture.campaignId();
    }

    @Test
    void eachRowHasItsOutcome() {
        String phone = newPhone();
        String second = newPhone();
        ValidatableResponse answer = add(Map.of(
                "records",
                Arrays.asList(
                        Map.of(
                                "phone",
                                phone,
                                "phones",
                                List.of(Map.of("number", second, "type", "Mobile")),
                                "fields",
                                Map.of("city", "Pune", "age", 41, "isOwner", true),
                                "priority",
                                7),
                        Map.of("phone", second),
                        Map.of("phone", "call me"),
                        Map.of("phone", newPhone(), "prioriy", 3),
                        "no row",
                        null)));
        answer.body("results.outcome", contains("stored", "duplicate", "invalid", "invalid", "invalid", "invalid"))
                .body("results[1].duplicateOf.callingList", equalTo(fixture.list))
                .body("results[2].error.code", equalTo("VALIDATION_ERROR"))
                .body("results[2].error.field", equalTo("phone"))
                .body("results[4].error.field", equalTo(""));
        int handle = answer.extract().path("results[0].handle");
        assertEquals(handle, (int) answer.extract().<Integer>path("results[1].duplicateOf.handle"));
        list("").body("items", hasSize(2))
                .body("next", nullValue())
                .body("items[0].handle", equalTo(handle))
                .body("items[0].fields", equalTo(Map.of("city", "Pune", "age", 41, "isOwner", true)))
                .body("items[0].priority", equalTo(7))
                .body("items[0].dueAt", notNullValue())
                .body("items[0].otherNumbers.phoneNumber", contains(second))
                .body("items[1].chainId", equalTo(handle))
                .body("items[1].phoneType", equalTo("Mobile"))
                .body("items[1].dueAt", nullValue());
    }

    @Test
    void nothingIsStoredOfWhatIsOnlyChecked() {
        Map<String, Object> rows = rows(newPhone());
        right().urlEncodingEnabled(false)
                .body(rows)
                .post(path() + ":check")
                .then()
                .statusCode(200)
                .body("results.outcome", contains("stored"))
                .body("results[0].handle", nullValue());
        add(Map.of("records", rows.get("records"), "dryRun", true)).body("results.outcome", contains("stored"));
        list("").body("items", empty());
    }

    @Test
    void theTermsOfDuplicatesAreTheCallers() {
        Map<String, Object> rows = rows(newPhone());
        add(rows).body("results.outcome", contains("stored"));
        add(with(rows, Map.of("policy", "skip", "scope", "client"))).body("results.outcome", contains("skipped"));
        add(with(rows, Map.of("lastDays", 1, "scope", "list", "byName", true)))
                .body("results.outcome", contains("duplicate"));
        add(with(rows, Map.of("policy", "add"))).body("results.outcome", contains("stored"));
    }

    @Test
    void aRequestWithItsKeyIsCarriedOutOnce() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> rows = rows(newPhone());
        List<Integer> handles = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            handles.add(right().header("Idempotency-Key", key)
                    .body(rows)
                    .post(path())
                    .then()
                    .statusCode(200)
                    .body("results.outcome", contains("stored"))
                    .extract()
                    .path("results[0].handle"));
        }
        assertEquals(handles.get(0), handles.get(1));
        list("").body("items", hasSize(1));
    }

    /** By the clocks where each number is, unless the row says whose. */
    @Test
    void zonesComeFromTheNumbers() {
        add(Map.of(
                "records",
                List.of(
                        Map.of("phone", "+13035550142", "phone2", "+442079460018", "callFrom", "09:30"),
                        Map.of("phone", "+13035550143", "timeZone", "America/Chicago"),
                        Map.of("phone", "+18005550142"))));
        list("").body("items.timeZone", contains("America/Denver", "Europe/London", "America/Chicago", null))
                .body("items[1].callFrom", equalTo(34_200));
    }

    @Test
    void whoeverFollowsThePagesSeesEachRecordOnce() {
        add(rows(IntStream.range(0, 7).mapToObj(i -> newPhone()).toArray(String[]::new)));
        List<Integer> seen = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            ValidatableResponse answer = list("?limit=3" + after);
            seen.addAll(answer.extract().<List<Integer>>path("items.handle"));
            after = "&after=" + answer.extract().path("next");
        }
        assertEquals("&after=null", after);
        assertEquals(7, seen.size());
        assertEquals(seen.stream().sorted().distinct().toList(), seen);
    }

    @Test
    void filtersApplyTogether() {
        UUID importId = UUID.randomUUID();
        String phone = newPhone();
        add(rows(phone, newPhone(), newPhone()));
        List<Integer> handles = list("").extract().path("items.handle");
        fixture.execute(
                "UPDATE outbound_record SET import_id = ?, record_status = 2, due_at = now() + interval '1 hour', call_result = 7, member_id = ? WHERE client_id = ? AND handle = ?",
                importId,
                fixture.member,
                fixture.client,
                handles.get(1));
        fixture.execute(
                "UPDATE outbound_record SET record_status = 3, due_at = NULL WHERE client_id = ? AND handle = ?",
                fixture.client,
                handles.get(2));
        for (String query : List.of(
                "state=held",
                "importId=" + importId,
                "memberId=" + fixture.member,
                "callResult=NoAnswer",
                "state=held&callResult=7&importId=" + importId + "&dueBefore=2099-01-01T00:00:00Z")) {
            list("?" + query).body("items.handle", contains(handles.get(1)));
        }
        list("?state=waiting").body("items.handle", contains(handles.get(0)));
        list("?state=ended").body("items.handle", contains(handles.get(2)));
        list("?phone=" + phone).body("items.handle", contains(handles.get(0)));
        list("?phone=" + phone + "&state=ended").body("items", empty());
        list("?callingList=" + fixture.list).body("items", hasSize(3));
        list("?callingList=" + fixture.otherList).body("items", empty());
        list("?dueBefore=2020-01-01T00:00:00Z").body("items", empty());
    }

    @Test
    void aBatchThatIsNoneIsRefused() {
        List<Map<String, String>> tooMany = Collections.nCopies(501, Map.of("phone", "2025550142"));
        for (Object body : List.of(
                Map.of("records", List.of()),
                Map.of("records", tooMany),
                Map.of("records", "2025550142"),
                with(rows(newPhone()), Map.of("scope", "world")),
                with(rows(newPhone()), Map.of("lastDays", 0)),
                Map.of())) {
            wrong().body(body).post(path()).then().statusCode(422);
        }
        list("").body("items", empty());
    }

    @Test
    void whereNothingCanBeStoredIsSaid() {
        Map<String, Object> rows = rows(newPhone());
        wrong().body(Map.of("records", rows.get("records"), "callingList", fixture.otherList))
                .post(path())
                .then()
                .statusCode(404);
        fixture.execute("UPDATE campaign SET status = 'completed' WHERE id = ?::uuid", campaign);
        wrong().body(rows).post(path()).then().statusCode(400).body("code", equalTo("NOT_USABLE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"phone=x", "callResult=Maybe", "after=-1", "dueBefore=soon", "dueBefore=2027-02-30T00:00:00Z"})
    void aFilterThatIsNoneIsRefused(String query) {
        wrong().get(path() + "?" + query).then().statusCode(422);
    }

    private static Map<String, Object> rows(String... phones) {
        return Map.of(
                "records",
                Arrays.stream(phones).map(phone -> Map.of("phone", phone)).toList());
    }

    private static Map<String, Object> with(Map<String, Object> rows, Map<String, Object> duplicates) {
        return Map.of("records", rows.get("records"), "duplicates", duplicates);
    }

    private ValidatableResponse add(Map<String, ?> body) {
        return right().body(body).post(path()).then().statusCode(200);
    }

    private ValidatableResponse list(String query) {
        return right().get(path() + query).then().statusCode(200);
    }

    private String path() {
        return "/v2/campaigns/" + campaign + "/records";
    }
}
