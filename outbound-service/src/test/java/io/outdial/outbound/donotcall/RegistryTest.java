package io.outdial.outbound.donotcall;

import static io.outdial.outbound.donotcall.Listed.get;
import static io.outdial.outbound.donotcall.Listed.lead;
import static io.outdial.outbound.donotcall.Listed.lookUp;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.outdial.outbound.event.Events;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns that apply the national registry, and people who have agreed to be called all the same. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RegistryTest {

    private static final String PATH = Listed.PATH + "/registry";
    private static final String REFUSED = "PhoneNumber Added is a DND Number";

    private Listed listed;
    private RecordFixture fixture;
    private final String phone = newPhone();

    @BeforeEach
    void aCampaignThatAppliesIt() {
        listed = new Listed();
        fixture = listed.fixture;
        right().body(Map.of("applyRegistry", true))
                .patch("/v2/campaigns/" + listed.campaign)
                .then()
                .statusCode(200)
                .body("campaign.applyRegistry", equalTo(true));
        isOf(0);
    }

    /** The days that have passed since the download. */
    private void isOf(int days) {
        fixture.execute(
                "INSERT INTO do_not_call_registry (client_id, downloaded_on, reported_by) VALUES (?, (now() AT TIME ZONE 'UTC')::date - ?, 'a test')"
                        + " ON CONFLICT (client_id) DO UPDATE SET downloaded_on = excluded.downloaded_on",
                fixture.client,
                days);
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private static ValidatableResponse post(String what, Object... fields) {
        return right().urlEncodingEnabled(false)
                .body(fields(fields))
                .post(PATH + ":" + what)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse wrongUpdate(String downloadedOn) {
        return wrong().urlEncodingEnabled(false)
                .body(fields("downloadedOn", downloadedOn, "added", List.of(newPhone())))
                .post(PATH + ":update")
                .then()
                .statusCode(422)
                .body("errors[0].path", contains("downloadedOn"));
    }

    private static Map<String, Object> fields(Object... fields) {
        Map<String, Object> body = new HashMap<>();
        for (int n = 0; n < fields.length; n += 2) {
            body.put((String) fields[n], fields[n + 1]);
        }
        return body;
    }

    private ValidatableResponse eligibility(long record) {
        return right().get("/v2/records/" + record + "/eligibility").then().statusCode(200);
    }

    @Test
    void itsNumbersAreNotCalledByCampaignsThatApplyIt() {
        long record = fixture.record(phone);
        post("update", "downloadedOn", today(), "added", List.of(phone, "no number"), "removed", List.of(newPhone()))
                .body("added.outcome", contains("listed", "invalid"))
                .body("removed.outcome", contains("not_listed"));
        assertEquals(REFUSED, lead(fixture.campaign, phone));
        assertNotEquals(REFUSED, lead(fixture.otherCampaign, phone));
        eligibility(record).body("reasons.reason", contains("LISTED"));
        listed.pull().body("records", empty());
        lookUp(List.of(phone), "campaignId", listed.campaign)
                .body("results[0].entries.scope", contains("registry"))
                .body("results[0].entries[0].origin", equalTo("import"))
                .body("results[0].entries[0].reason", equalTo("Registry of " + today()))
                .body("results[0].registryExempt", equalTo(false));
        lookUp(List.of(phone), "campaignId", listed.idOf(fixture.otherCampaign))
                .body("results.listed", contains(false));
        post("update", "downloadedOn", today(), "removed", List.of(phone)).body("removed.outcome", contains("revoked"));
        lookUp(List.of(phone)).body("results.listed", contains(false));
    }

    @Test
    void itIsReadByItsScopeAndNotHandedOn() {
        post("update", "downloadedOn", today(), "added", List.of(phone));
        get("?scope=registry&phone=" + phone).statusCode(200).body("items", hasSize(1));
        get("?scope=group&phone=" + phone).statusCode(200).body("items", empty());
        String file = get(":export?format=ndjson").statusCode(200).extract().asString();
        assertEquals(
                List.of(), file.lines().filter(line -> line.contains(phone)).toList());
    }

    @Test
    void whoHasAgreedIsCalledUntilTheEnd() {
        post("update", "downloadedOn", today(), "added", List.of(phone));
        post("exempt", "phones", List.of(phone, "nobody"), "reason", "A form", "expiresAt", "2199-01-02T03:04:05Z")
                .body("results.outcome", contains("exempted", "invalid"))
                .body("results[1].message", startsWith("is no phone number: "));
        lookUp(List.of(phone), "campaignId", listed.campaign)
                .body("results.listed", contains(false))
                .body("results[0].registryExempt", equalTo(true))
                .body("results[0].registryExemptReason", equalTo("A form"))
                .body("results[0].registryExemptUntil", equalTo("2199-01-02T03:04:05Z"));
        assertNotEquals(REFUSED, lead(fixture.campaign, phone));
        listed.pull().body("records", hasSize(1));
        fixture.execute("UPDATE registry_exemption SET expires_at = now() WHERE client_id = ?", fixture.client);
        lookUp(List.of(phone), "campaignId", listed.campaign)
                .body("results.listed", contains(true))
                .body("results[0].registryExempt", equalTo(false));
    }

    @Test
    void consentIsTakenBackAndTheAuditTells() {
        post("update", "downloadedOn", today(), "added", List.of(phone));
        post("exempt", "phones", List.of(phone), "reason", "A form");
        post("end-exemption", "phones", List.of(phone, newPhone()), "reason", "A call")
                .body("results.outcome", contains("ended", "not_exempted"));
        assertEquals(REFUSED, lead(fixture.campaign, phone));
        get("/1" + phone + "/evidence")
                .body("events.event", contains("listed", "exempted", "exemption_ended", "load_refused"))
                .body("events[1].reason", equalTo("A form"))
                .body("events[2].reason", equalTo("A call"))
                .body("events[2].by", startsWith("key "));
        get("/audit?limit=3")
                .body("items.action", contains("exemption_ended", "exempted", "listed"))
                .body("items.scope", contains("registry", "registry", "registry"));
    }

    /** Nothing else of the list gives way to it. */
    @Test
    void whatThePersonSaidIsNotExempted() {
        Listed.add(List.of(phone), "reason", "A letter");
        post("exempt", "phones", List.of(phone), "reason", "A form");
        assertEquals(REFUSED, lead(fixture.campaign, phone));
    }

    @Test
    void anErasedNumberIsNotWrittenDownAgain() {
        post("exempt", "phones", List.of(phone), "reason", "A form");
        Events.INBOX.accepts(Events.erased(UUID.randomUUID(), fixture, phone));
        post("exempt", "phones", List.of(phone), "reason", "A form").body("results.outcome", contains("erased"));
        assertEquals("0", fixture.text("SELECT count(*) FROM registry_exemption WHERE phone_key LIKE ?", "%" + phone));
    }

    @Test
    void anOldRegistryStopsTheCampaign() {
        long record = fixture.record(phone);
        isOf(32);
        right().get(PATH).then().body("registry.state", equalTo("stale"));
        listed.pull().body("records", empty()).body("reason", equalTo("REGISTRY_STALE"));
        eligibility(record).body("reasons.reason", hasItem("REGISTRY_STALE"));
        RecordRequest.onCampaign(fixture, "GetPreviewRecord")
                .refused(400, 2)
                .body("statusMessage", equalTo("The do-not-call registry of the campaign is missing or too old"));
        isOf(31);
        right().get(PATH)
                .then()
                .body("registry.state", equalTo("ageing"))
                .body(
                        "registry.staleOn",
                        equalTo(LocalDate.now(ZoneOffset.UTC).plusDays(1).toString()));
        eligibility(record).body("reasons.reason", not(hasItem("REGISTRY_STALE")));
        listed.pull().body("records", hasSize(1));
    }

    @Test
    void withoutARegistryNothingIsHandedOut() {
        fixture.record(phone);
        fixture.execute("DELETE FROM do_not_call_registry WHERE client_id = ?", fixture.client);
        right().get(PATH).then().body("registry.state", equalTo("missing")).body("registry.downloadedOn", nullValue());
        listed.pull().body("reason", equalTo("REGISTRY_STALE"));
        right().body(Map.of("applyRegistry", false))
                .patch("/v2/campaigns/" + listed.campaign)
                .then()
                .statusCode(200);
        listed.pull().body("records", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "9999-01-01", "0000-01-01", "1999-12-31", "yesterday"})
    void aDayThatIsNoneIsRefused(String downloadedOn) {
        wrongUpdate(downloadedOn);
    }

    @Test
    void aFormerDownloadChangesNothing() {
        isOf(3);
        wrongUpdate(LocalDate.now(ZoneOffset.UTC).minusDays(4).toString());
        post("update", "downloadedOn", today(), "added", List.of(phone));
        wrongUpdate(LocalDate.now(ZoneOffset.UTC).minusDays(3).toString());
        right().get(PATH).then().body("registry.downloadedOn", equalTo(today()));
    }
}
