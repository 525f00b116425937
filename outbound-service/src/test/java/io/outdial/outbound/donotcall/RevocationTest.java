package io.outdial.outbound.donotcall;

import static io.outdial.outbound.donotcall.Listed.add;
import static io.outdial.outbound.donotcall.Listed.body;
import static io.outdial.outbound.donotcall.Listed.get;
import static io.outdial.outbound.donotcall.Listed.lead;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.event.Events;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators take back what operators have listed, and nothing else; the audit tells all of it. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RevocationTest {

    private static final String REFUSED = "PhoneNumber Added is a DND Number";

    private Listed listed;
    private RecordFixture fixture;
    private final String phone = newPhone();

    @BeforeEach
    void aCampaign() {
        EnrollmentStub.answers(503);
        listed = new Listed();
        fixture = listed.fixture;
    }

    @AfterEach
    void enrollmentIsBack() {
        EnrollmentStub.answers(204);
    }

    private static ValidatableResponse revoke(List<?> phones, Object... more) {
        Map<String, Object> body = body(phones, more);
        body.put("reason", "An error");
        return right().urlEncodingEnabled(false)
                .body(body)
                .post(Listed.PATH + ":revoke")
                .then()
                .statusCode(200);
    }

    private String sent(String type) {
        return fixture.text(
                "SELECT count(*) FROM outbox_event WHERE type = ? AND data::text LIKE ?", type, "%+1" + phone + "%");
    }

    @Test
    void aNumberCanBeAddedAgain() {
        long record = fixture.record(phone);
        add(List.of(phone));
        revoke(List.of(phone, newPhone(), "nobody"))
                .body("results.outcome", contains("revoked", "not_listed", "invalid"))
                .body("results.listed", contains(false, false, false))
                .body("results[2].message", startsWith("is no phone number: "));
        assertNotEquals(REFUSED, lead(fixture.otherCampaign, phone));
        assertEquals(State.BLOCKED, fixture.state(record));
        assertEquals("1", sent("numbers.revoked"));
        revoke(List.of(phone)).body("results.outcome", contains("not_listed"));
        assertEquals("1", sent("numbers.revoked"));
    }

    @Test
    void whatAPersonSaidStays() {
        RecordRequest.byNumber(fixture, phone).accepted();
        revoke(List.of(phone)).body("results.outcome", contains("kept")).body("results.listed", contains(true));
        add(List.of(phone));
        revoke(List.of(phone)).body("results.outcome", contains("revoked")).body("results.listed", contains(true));
        assertEquals(REFUSED, lead(fixture.campaign, phone));
        assertEquals("0", sent("numbers.revoked"));
    }

    @Test
    void onlyTheScopeThatIsNamedIsTouched() {
        add(List.of(phone), "campaignId", listed.campaign);
        revoke(List.of(phone)).body("results.outcome", contains("not_listed"));
        assertEquals(REFUSED, lead(fixture.campaign, phone));
        revoke(List.of(phone), "campaignId", listed.campaign).body("results.outcome", contains("revoked"));
        assertNotEquals(REFUSED, lead(fixture.campaign, phone));
        assertEquals("0", sent("numbers.revoked"));
    }

    @Test
    void whatCannotBeIsRefused() {
        add(List.of(phone));
        wrong().urlEncodingEnabled(false)
                .body(body(List.of(phone)))
                .post(Listed.PATH + ":revoke")
                .then()
                .statusCode(422);
        Map<String, Object> unknown = body(List.of(phone), "groupId", UUID.randomUUID());
        unknown.put("reason", "An error");
        wrong().urlEncodingEnabled(false)
                .body(unknown)
                .post(Listed.PATH + ":revoke")
                .then()
                .statusCode(404);
        assertEquals(REFUSED, lead(fixture.campaign, phone));
    }

    @Test
    void theAuditTellsAllOfIt() {
        add(List.of(phone), "reason", "A letter", "expiresAt", "2199-01-02T03:04:05Z");
        add(List.of(phone), "reason", "Another");
        revoke(List.of(phone));
        get("/audit?limit=3")
                .statusCode(200)
                .body("items.action", contains("revoked", "extended", "listed"))
                .body("items.reason", contains("An error", "Another", "A letter"))
                .body("items.phone", everyItem(equalTo(phone)))
                .body("items.scope", everyItem(equalTo("client")))
                .body("items.origin", everyItem(equalTo("api")))
                .body("items[2].expiresAt", equalTo("2199-01-02T03:04:05Z"))
                .body("items[0].reportedBy", startsWith("key "));
        ValidatableResponse rows = get("/audit?limit=2");
        assertEquals(
                (String) rows.extract().path("items[0].previousHash"),
                rows.extract().path("items[1].hash"));
        int head = rows.extract().path("items[0].number");
        get("/audit:verify?after=" + (head - 2))
                .statusCode(200)
                .body("verified", equalTo(2))
                .body("lastNumber", equalTo(head))
                .body("lastHash", equalTo(rows.extract().path("items[0].hash")))
                .body("brokenAt", nullValue())
                .body("complete", equalTo(true));
    }

    @Test
    void theEvidenceOfATelephone() {
        long record = fixture.record(phone);
        String attempt = listed.pull().extract().path("records[0].attemptId");
        right().urlEncodingEnabled(false)
                .body(Map.of("attemptId", attempt, "callResult", "NoAnswer"))
                .post("/v2/records/" + record + ":result")
                .then()
                .statusCode(200);
        add(List.of(phone), "reason", "A letter");
        revoke(List.of(phone));
        RecordRequest.byNumber(fixture, phone).accepted();
        assertEquals(REFUSED, lead(fixture.otherCampaign, phone));
        get("/1" + phone + "/evidence")
                .statusCode(200)
                .body("listed", equalTo(true))
                .body("erased", equalTo(false))
                .body(
                        "events.event",
                        contains("record_added", "handed_out", "called", "listed", "revoked", "listed", "load_refused"))
                .body("events[1].attemptId", equalTo(attempt))
                .body("events[2].callResult", equalTo("NoAnswer"))
                .body("events[4].reason", equalTo("An error"))
                .body("events[5].by", startsWith("member "))
                .body("events[6].campaignId", equalTo(listed.idOf(fixture.otherCampaign)));
        get("/1" + newPhone() + "/evidence").body("listed", equalTo(false)).body("events", empty());
    }

    /** That there was an entry is still known, and of which number no longer. */
    @Test
    void anErasedNumberLeavesNoMoreThanThat() {
        add(List.of(phone), "reason", "A letter");
        lead(fixture.campaign, phone);
        Events.INBOX.accepts(Events.erased(UUID.randomUUID(), fixture, phone));
        lead(fixture.campaign, phone);
        get("/1" + phone + "/evidence")
                .body("erased", equalTo(true))
                .body("events.event", contains("load_refused", "erased", "load_refused"));
        get("/audit?limit=2")
                .body("items.action", contains("erased", "listed"))
                .body("items.phone", contains("erased", null))
                .body("items[1].reason", nullValue());
        assertEquals(
                "",
                fixture.text(
                        "SELECT coalesce(broken_at::text, '') FROM verify_do_not_call_audit(?, 0, 100000)",
                        fixture.client));
        assertEquals(
                "0",
                fixture.text(
                        "SELECT count(*) FROM do_not_call_audit_text WHERE phone_key = ?",
                        PhoneNumber.of(phone, "US").orElseThrow().key()));
    }
}
