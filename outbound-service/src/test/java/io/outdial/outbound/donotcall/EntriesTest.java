package io.outdial.outbound.donotcall;

import static io.outdial.outbound.donotcall.Listed.add;
import static io.outdial.outbound.donotcall.Listed.addWrong;
import static io.outdial.outbound.donotcall.Listed.get;
import static io.outdial.outbound.donotcall.Listed.group;
import static io.outdial.outbound.donotcall.Listed.lead;
import static io.outdial.outbound.donotcall.Listed.lookUp;
import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators list numbers, for the client, a campaign or a group; and ask what is listed. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EntriesTest {

    private static final String REFUSED = "PhoneNumber Added is a DND Number";

    private Listed listed;
    private RecordFixture fixture;
    private final String phone = newPhone();

    @BeforeEach
    void aCampaign() {
        listed = new Listed();
        fixture = listed.fixture;
    }

    @AfterEach
    void enrollmentIsBack() {
        EnrollmentStub.answers(204);
    }

    @Test
    void aNumberOfTheClientIsStoppedBeforeTheAnswer() {
        EnrollmentStub.answers(503);
        long record = fixture.record(phone);
        long elsewhere = fixture.record(fixture.otherList, phone, fixture.newChain());
        add(List.of("+1 " + phone), "reason", "A letter").body("results.outcome", contains("listed"));
        assertEquals(State.BLOCKED, fixture.state(record));
        assertEquals(State.BLOCKED, fixture.state(elsewhere));
        assertEquals(REFUSED, lead(fixture.campaign, phone));
        assertEquals(
                "1",
                fixture.text(
                        "SELECT count(*) FROM outbox_event WHERE type = 'numbers.listed' AND data::text LIKE ?",
                        "%+1" + phone + "%"));
    }

    /** One that is wrong keeps none of the others from being listed. */
    @Test
    void eachNumberHasAnOutcome() {
        String other = newPhone();
        add(List.of(phone));
        add(List.of(phone, "+1" + other, Long.valueOf(other), "no number", true, phone + " or " + other))
                .body(
                        "results.outcome",
                        contains("already_listed", "listed", "listed", "invalid", "invalid", "invalid"))
                .body("results[3].message", startsWith("is no phone number: "))
                .body("results[4].message", equalTo("must be a text or a number"))
                .body("results[0].message", nullValue());
    }

    @Test
    void aCampaignKeepsItsOwnListAndThoseOfItsGroups() {
        String ofGroup = newPhone();
        String group = group("Partners of " + phone);
        listed.keeps(group);
        long own = fixture.record(phone);
        add(List.of(phone), "campaignId", listed.campaign);
        add(List.of(ofGroup), "groupId", group);

        assertEquals(REFUSED, lead(fixture.campaign, phone));
        assertEquals(REFUSED, lead(fixture.campaign, ofGroup));
        assertFalse(lead(fixture.otherCampaign, phone).equals(REFUSED));
        assertFalse(lead(fixture.otherCampaign, ofGroup).equals(REFUSED));
        assertEquals(State.NEW, fixture.state(own));
        listed.pull().body("records", empty());
        right().get("/v2/records/" + own + "/eligibility").then().body("reasons.reason", contains("NOT_DUE", "LISTED"));
    }

    /** Else its record would be one that nobody ever calls. */
    @Test
    void aCampaignWithoutTheClientsListRefusesWhatItsOwnHas() {
        fixture.execute("UPDATE campaign SET applies_dnc = false WHERE id = ?::uuid", listed.campaign);
        add(List.of(phone), "campaignId", listed.campaign);
        assertEquals(REFUSED, lead(fixture.campaign, phone));
    }

    @Test
    void aRecordWaitsForTheEndOfAnEntry() {
        String end = Instant.now()
                .plus(3, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        long record = fixture.record(phone);
        add(List.of(phone), "expiresAt", end).body("results.outcome", contains("listed"));
        assertEquals(State.NEW, fixture.state(record));
        listed.pull().body("records", empty());
        right().get("/v2/records/" + record + "/eligibility")
                .then()
                .body("reasons.reason", contains("NOT_DUE", "LISTED"))
                .body("reasons.until", contains(end, end));
        assertEquals(REFUSED, lead(fixture.campaign, phone));
    }

    @Test
    void anEntryGetsALaterEndAndNoEarlierOne() {
        String end = "2199-01-02T03:04:05Z";
        add(List.of(phone), "expiresAt", "2198-01-02T03:04:05Z");
        add(List.of(phone), "expiresAt", end, "reason", "Longer").body("results.outcome", contains("extended"));
        add(List.of(phone), "expiresAt", "2198-01-02T03:04:05Z").body("results.outcome", contains("already_listed"));
        get("?phone=" + phone)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].expiresAt", equalTo(end))
                .body("items[0].reason", equalTo("Longer"));
        long record = fixture.record(phone);
        add(List.of(phone)).body("results.outcome", contains("extended"));
        assertEquals(State.BLOCKED, fixture.state(record));
        get("?phone=" + phone).body("items[0].expiresAt", nullValue());
    }

    @Test
    void whatSomebodySaidStandsBesideWhatAnOperatorListed() {
        add(List.of(phone), "reason", "A letter");
        RecordRequest.byNumber(fixture, phone).accepted();
        lookUp(List.of("1-" + phone, newPhone(), "nothing"))
                .body("results.listed", contains(true, false, false))
                .body("results[0].phone", equalTo("1-" + phone))
                .body("results[0].entries.origin", contains("api", "person"))
                .body("results[0].entries.scope", contains("client", "client"))
                .body("results[0].entries[0].reason", equalTo("A letter"))
                .body("results[0].entries[0].listedBy", startsWith("key "))
                .body("results[0].entries[1].listedBy", startsWith("member "))
                .body("results[2].message", startsWith("is no phone number: "));
    }

    @Test
    void aCampaignIsToldOfItsOwnScopesOnly() {
        add(List.of(phone), "campaignId", listed.idOf(fixture.otherCampaign));
        lookUp(List.of(phone)).body("results.listed", contains(true));
        lookUp(List.of(phone), "campaignId", listed.campaign)
                .body("results.listed", contains(false))
                .body("results[0].entries", empty());
    }

    @Test
    void theListIsRead() {
        List<String> phones =
                IntStream.range(0, 3).mapToObj(n -> newPhone()).sorted().toList();
        add(phones, "campaignId", listed.campaign);
        get("?campaignId=" + listed.campaign + "&limit=2")
                .statusCode(200)
                .body("itemsTotal", equalTo(3))
                .body("nextPage", equalTo(2))
                .body("items.phone", contains(phones.get(0), phones.get(1)))
                .body("items.campaignId", contains(listed.campaign, listed.campaign))
                .body("items.scope", contains("campaign", "campaign"));
        get("?phone=%2B1" + phones.get(0) + "&scope=campaign").body("items", hasSize(1));
        get("?phone=" + phones.get(0) + "&scope=client").body("items", empty());
        get("?phone=" + phones.get(0) + "&scope=group").body("items", empty());
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsListed() {
        String before = fixture.everything();
        addWrong(List.of(phone), "campaignId", listed.campaign, "groupId", UUID.randomUUID())
                .statusCode(422)
                .body("errors[0].path", contains("groupId"));
        addWrong(List.of(phone), "expiresAt", "2001-01-01T00:00:00Z")
                .statusCode(422)
                .body("errors[0].path", contains("expiresAt"));
        addWrong(List.of(phone), "campaignId", UUID.randomUUID()).statusCode(404);
        addWrong(List.of(phone), "groupId", UUID.randomUUID()).statusCode(404);
        addWrong(IntStream.range(0, 1001).boxed().toList()).statusCode(422);
        get("?phone=nobody").statusCode(422).body("errors[0].path", contains("phone"));
        get("?scope=group&campaignId=" + listed.campaign).statusCode(422);
        assertEquals(before, fixture.everything());
    }

    @Test
    void anotherClientSeesNothingOfIt() {
        String group = group("Another's of " + phone);
        add(List.of(phone));
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .urlEncodingEnabled(false)
                .body(Map.of("phones", List.of("+1" + phone)))
                .post(Listed.PATH + ":lookup")
                .then()
                .statusCode(200)
                .body("results.listed", contains(false));
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .body(Listed.body(List.of("+1" + phone), "groupId", group))
                .post(Listed.PATH)
                .then()
                .statusCode(404);
    }

    @Test
    void aGroupThatIsUsedStays() {
        String name = "Staff of " + phone;
        String group = group(name);
        String path = Listed.PATH + "/groups/" + group;
        right().body(Map.of("name", name)).post(Listed.PATH + "/groups").then().statusCode(400);
        right().body(Map.of("name", name + "!")).patch(path).then().body("doNotCallGroup.name", equalTo(name + "!"));
        get("/groups?search=" + phone).body("items.id", contains(group));
        listed.keeps(group);
        right().delete(path).then().statusCode(400).body("code", equalTo("IN_USE"));
        right().body(Map.of("doNotCallGroupIds", List.of()))
                .patch("/v2/campaigns/" + listed.campaign)
                .then()
                .statusCode(200);
        right().delete(path).then().statusCode(200);
        get("/groups/" + group).statusCode(404);
    }
}
