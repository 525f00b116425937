package io.outdial.outbound.donotcall;

import static io.outdial.outbound.donotcall.Listed.add;
import static io.outdial.outbound.donotcall.Listed.get;
import static io.outdial.outbound.donotcall.Listed.lookUp;
import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of numbers, and downloads of the registry. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ListImportTest {

    private Listed listed;
    private RecordFixture fixture;
    private final String phone = newPhone();

    @BeforeEach
    void aCampaign() {
        listed = new Listed();
        fixture = listed.fixture;
    }

    private static String job(String what, Map<String, ?> body) {
        return right().urlEncodingEnabled(false)
                .body(body)
                .post(Listed.PATH + what + ":import")
                .then()
                .statusCode(200)
                .extract()
                .path("import.id");
    }

    private static ValidatableResponse send(String job, String file) {
        return given().header("x-api-key", TestEnvironment.KEY)
                .contentType("text/csv")
                .body(file)
                .put("/v2/imports/" + job + "/data")
                .then()
                .statusCode(200)
                .body("import.state", equalTo("completed"));
    }

    private static ValidatableResponse revoke(String job) {
        return right().urlEncodingEnabled(false)
                .body(Map.of("importId", job, "reason", "The wrong file"))
                .post(Listed.PATH + ":revoke-import")
                .then()
                .statusCode(200);
    }

    @Test
    void entriesMayOutliveTheirImport() {
        String job = job("", Map.of());
        send(job, "phone\n" + phone + "\n");
        fixture.execute("DELETE FROM import_job WHERE id = CAST(? AS uuid)", job);
        revoke(job).body("revoked", equalTo(1)).body("complete", equalTo(true));
        wrongJob(":revoke-import", Map.of("importId", job, "reason", "Once more"), 404);
    }

    @Test
    void numbersOfAFileAreListedAndTheirRecordsStopped() {
        long record = fixture.record(phone);
        String job = job("", Map.of("reason", "A list"));
        send(job, "name,Phone\nAda," + phone + "\nBen,'+1" + phone + "\nCleo,nobody\n")
                .body("import.outcomes.listed", equalTo(1))
                .body("import.outcomes.already_listed", equalTo(1))
                .body("import.outcomes.invalid", equalTo(1));
        assertEquals(State.BLOCKED, fixture.state(record));
        get("?phone=" + phone)
                .body("items.origin", contains("import"))
                .body("items.importId", contains(job))
                .body("items.reason", contains("A list"));
        get("/1" + phone + "/evidence").body("events.event", contains("record_added", "listed"));
    }

    @Test
    void anImportIsRevokedAsAWhole() {
        String other = newPhone();
        String job = job("", Map.of());
        send(job, "phone\n" + phone + "\n" + other + "\n");
        add(List.of(phone), "reason", "A letter");
        revoke(job).body("revoked", equalTo(2)).body("complete", equalTo(true));
        lookUp(List.of(phone, other))
                .body("results.listed", contains(true, false))
                .body("results[0].entries.origin", contains("api"));
        assertEquals(
                "0",
                fixture.text(
                        "SELECT count(*) FROM outbox_event WHERE type = 'numbers.revoked' AND data::text LIKE ?",
                        "%" + phone + "%"));
        revoke(job).body("revoked", equalTo(0)).body("complete", equalTo(true));
    }

    @Test
    void aFileIsOfACampaignIfItSaysSo() {
        long record = fixture.record(phone);
        send(job("", Map.of("campaignId", listed.campaign, "format", "ndjson")), "{\"phone\":" + phone + "}\n");
        assertEquals(State.NEW, fixture.state(record));
        lookUp(List.of(phone), "campaignId", listed.idOf(fixture.otherCampaign))
                .body("results.listed", contains(false));
        lookUp(List.of(phone), "campaignId", listed.campaign).body("results.listed", contains(true));
    }

    @Test
    void downloadsOfTheRegistryAreReadAsTheyCome() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String line = phone.substring(0, 3) + "," + phone.substring(3);
        fixture.execute("DELETE FROM do_not_call_registry WHERE client_id = ?", fixture.client);
        send(job("/registry", Map.of("type", "full", "downloadedOn", today)), line + "\n12,34\n")
                .body("import.outcomes.listed", equalTo(1))
                .body("import.outcomes.invalid", equalTo(1));
        right().get(Listed.PATH + "/registry")
                .then()
                .body("registry.downloadedOn", equalTo(today))
                .body("registry.state", equalTo("current"));
        get("?phone=" + phone).body("items.scope", contains("registry"));
        send(
                        job(
                                "/registry",
                                Map.of(
                                        "type",
                                        "changes",
                                        "downloadedOn",
                                        today,
                                        "columnNames",
                                        List.of("areaCode", "number", "at", "change"))),
                        line + ",2030-01-01,A\n" + line + ",2030-01-02,D\n")
                .body("import.outcomes.revoked", equalTo(2));
        lookUp(List.of(phone)).body("results.listed", contains(false));
    }

    @Test
    void whatCannotBeIsRefused() {
        wrongJob(":import", Map.of("groupId", UUID.randomUUID()), 404);
        wrongJob(":import", Map.of("expiresAt", "2001-01-01T00:00:00Z"), 422);
        wrongJob("/registry:import", Map.of("type", "full", "downloadedOn", "9999-01-01"), 422);
        wrongJob(
                "/registry:import",
                Map.of("type", "full", "downloadedOn", "2024-01-01", "columnNames", List.of("number")),
                422);
        wrongJob(":revoke-import", Map.of("importId", UUID.randomUUID(), "reason", "None"), 404);
        String job = job("", Map.of());
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .urlEncodingEnabled(false)
                .body(Map.of("importId", job, "reason", "Another's"))
                .post(Listed.PATH + ":revoke-import")
                .then()
                .statusCode(404);
        given().header("x-api-key", TestEnvironment.KEY)
                .contentType("text/csv")
                .body("name,mobile\nAda,1\n")
                .put("/v2/imports/" + job + "/data")
                .then()
                .statusCode(422);
    }

    private static void wrongJob(String what, Map<String, ?> body, int status) {
        wrong().urlEncodingEnabled(false)
                .body(body)
                .post(Listed.PATH + what)
                .then()
                .statusCode(status);
    }
}
