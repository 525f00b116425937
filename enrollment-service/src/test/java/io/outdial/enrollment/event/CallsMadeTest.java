package io.outdial.enrollment.event;

import static io.outdial.enrollment.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls are kept with the customer and counted for the campaign, and customers are found by them (ADR 58). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class CallsMadeTest {

    private static final UUID CLIENT = TestEnvironment.CLIENT;
    private static final String CALLS = "/v2/customers/{id}/calls";

    private final String phone = Database.phone();
    private final UUID campaign = OutboundStub.campaign();
    private final long chain = ThreadLocalRandom.current().nextLong(1L << 52);

    final Database database = new Database();

    final Rows rows = new Rows();

    @Test
    void aCallIsShownAsCareCycleShowsIt() {
        UUID call = UUID.randomUUID();
        take(added());
        take(called(1, call, "2026-03-02T10:00:00.5Z", "Answer", 90));
        calls().body("itemsTotal", equalTo(1))
                .body("nextPage", nullValue())
                .body("items[0].id", equalTo(call.toString()))
                .body("items[0].campaignId", equalTo(campaign.toString()))
                .body("items[0].disposition", equalTo("Answer"))
                .body("items[0].callerId", equalTo(phone))
                .body("items[0].durationMs", equalTo(90_000))
                .body("items[0].direction", equalTo("outbound"))
                .body("items[0].createdAt", equalTo("2026-03-02T10:00:00.500Z"))
                .body("items[0].testFlag", equalTo(false))
                .body("items[0].isTestNumber", equalTo(false))
                .body("items[0].sourceName", nullValue())
                .body("items[0].recordingUrl", nullValue());
    }

    @Test
    void aCallNamesTheSourceOfTheNumber() {
        take(added());
        take(Events.called(
                CLIENT,
                1,
                UUID.randomUUID(),
                chain,
                campaign,
                "2026-03-02T10:00:00Z",
                "\"disposition\":\"Busy\",\"sourceName\":\"Feed of May\""));
        calls().body("items[0].sourceName", equalTo("Feed of May"));
    }

    @ParameterizedTest
    @CsvSource({
        "sortBy=createdAt,                      Busy Answer NoAnswer",
        "sortOrder=asc,                         NoAnswer Answer Busy",
        "sortBy=disposition,                    NoAnswer Busy Answer",
        "sortBy=disposition&sortOrder=asc,      Answer Busy NoAnswer",
        "sortBy=duration,                       Answer Busy NoAnswer",
        "sortBy=duration&sortOrder=asc,         Busy Answer NoAnswer",
        "limit=2,                               Busy Answer",
        "limit=2&page=2,                        NoAnswer",
        "page=9,                                ''"
    })
    void callsComeInPagesAndOrders(String query, String dispositions) {
        take(added());
        take(
                called(1, UUID.randomUUID(), "2026-03-01T10:00:00Z", "NoAnswer", null),
                called(2, UUID.randomUUID(), "2026-03-02T10:00:00Z", "Answer", 60),
                called(3, UUID.randomUUID(), "2026-03-03T10:00:00Z", "Busy", 5));
        api().get(CALLS + "?" + query, customer())
                .then()
                .statusCode(200)
                .body("itemsTotal", equalTo(3))
                .body(
                        "items.disposition",
                        dispositions.isEmpty() ? empty() : contains((Object[]) dispositions.split(" ")));
    }

    /** However often and in whichever order it is told. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofACallTheLatestCounts(boolean inOrder) {
        UUID call = UUID.randomUUID();
        String first = called(1, call, "2026-03-02T10:00:00Z", null, null);
        String second = called(2, call, "2026-03-02T10:00:00Z", "Answer", 7);
        take(added());
        take(inOrder ? first : second, inOrder ? first : second);
        take(inOrder ? second : first);
        take(inOrder ? second : first);
        calls().body("items.disposition", contains("Answer")).body("items.durationMs", contains(7_000));
        counted(1, 0);
    }

    /** A call may be told of before anybody knows whose the chain is. */
    @Test
    void itFindsItsCustomerLater() {
        String called = called(1, UUID.randomUUID(), "2026-03-02T10:00:00Z", "Answer", 7);
        take(called, called);
        counted(1, 0);
        take(added());
        calls().body("itemsTotal", equalTo(1));
        counted(1, 0);
    }

    @Test
    void callsAreCountedByTheDaysOfTheClient() {
        take(
                called(1, UUID.randomUUID(), Instant.now().toString(), "Answer", 7),
                called(2, UUID.randomUUID(), Instant.now().toString(), "Busy", 7),
                called(3, UUID.randomUUID(), "2026-03-02T10:00:00Z", "Busy", 7));
        counted(3, 2);
        assertEquals("2026-03-02", rows.text("SELECT min(day) FROM campaign_calls WHERE campaign_id = ?", campaign));
    }

    @ParameterizedTest
    @CsvSource({
        "priorAttempts=true, 1",
        "priorAttempts=false, 0",
        "lastCallFrom=2026-03-02, 1",
        "lastCallFrom=2026-03-03, 0",
        "lastCallTo=2026-03-02, 1",
        "lastCallTo=2026-03-01, 0",
        "lastCallFrom=2026-03-02T10:00:00Z&lastCallTo=2026-03-02T10:00:00Z, 1",
        "lastCallTo=2026-03-02&priorAttempts=false, 0"
    })
    void customersAreFoundByTheirLastCall(String query, int found) {
        take(added());
        take(
                called(1, UUID.randomUUID(), "2026-03-01T10:00:00Z", "Busy", 7),
                called(2, UUID.randomUUID(), "2026-03-02T10:00:00Z", "Busy", 7));
        api().get("/v2/customers?phone=%s&%s".formatted(phone.substring(2), query))
                .then()
                .statusCode(200)
                .body("itemsTotal", equalTo(found));
    }

    @Test
    void whoWasNeverCalledIsFoundAsSuch() {
        take(added());
        String query = "/v2/customers?phone=" + phone.substring(2);
        api().get(query + "&priorAttempts=false").then().body("itemsTotal", equalTo(1));
        api().get(query + "&lastCallTo=2099-01-01").then().body("itemsTotal", equalTo(0));
        api().get("/v2/customers?priorAttempts=false&limit=1&campaignIds=" + campaign)
                .then()
                .body("itemsTotal", equalTo(1));
        calls().body("itemsTotal", equalTo(0)).body("items", empty());
    }

    @Test
    void anErasedCustomersCallsAreGoneAndStayCounted() {
        take(added());
        take(called(1, UUID.randomUUID(), "2026-03-02T10:00:00Z", "Answer", 7));
        String customer = customer();
        api().delete("/v2/customers/{id}", customer).then().statusCode(200);
        assertEquals(0, rows.number("SELECT count(*) FROM customer_call WHERE campaign_id = ?", campaign));
        api().get(CALLS, customer).then().statusCode(404);
        counted(1, 0);
    }

    @Test
    void anotherClientsCustomerIsAsUnknown() {
        take(added());
        api(TestEnvironment.OTHER_CLIENT_KEY)
                .get(CALLS, customer())
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        api().get(CALLS, UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void whatIsNoCallIsRefused() {
        for (String data : List.of(
                "{}",
                "{\"version\":1,\"calls\":[{\"id\":\"x\"}]}",
                "{\"version\":1,\"calls\":[{\"id\":\"%s\",\"chainId\":1,\"campaignId\":\"%s\",\"calledAt\":\"yesterday\",\"disposition\":null,\"durationSeconds\":null}]}"
                        .formatted(UUID.randomUUID(), campaign))) {
            assertEquals(
                    List.of("refused"),
                    Events.INBOX.results(EventInbox.event(UUID.randomUUID(), "calls.made", CLIENT, data)));
        }
        counted(0, 0);
    }

    private ValidatableResponse calls() {
        return api().get(CALLS, customer()).then().statusCode(200);
    }

    private void counted(int total, int today) {
        given().filter(Spec.answersOnly("openapi-internal/enrollment"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body("{\"clientId\":\"%s\",\"campaignIds\":[\"%s\"]}".formatted(CLIENT, campaign))
                .post("/internal/v1/campaign-statistics")
                .then()
                .statusCode(200)
                .body("campaigns.totalCalls", contains(total))
                .body("campaigns.todayCalls", contains(today));
    }

    private String added() {
        return Events.added(UUID.randomUUID(), CLIENT, chain, campaign, phone);
    }

    private String called(long version, UUID call, String at, String disposition, Integer seconds) {
        return Events.called(
                CLIENT,
                version,
                call,
                chain,
                campaign,
                at,
                "\"disposition\":%s,\"durationSeconds\":%d"
                        .formatted(disposition == null ? "null" : "\"" + disposition + "\"", seconds));
    }

    private static void take(String... events) {
        assertEquals(Collections.nCopies(events.length, "applied"), Events.INBOX.results(events));
    }

    private String customer() {
        return rows.text("SELECT id FROM customer WHERE client_id = ? AND phone_key = ?", CLIENT, phone);
    }
}
