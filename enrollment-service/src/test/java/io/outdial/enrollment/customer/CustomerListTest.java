package io.outdial.enrollment.customer;

import static io.outdial.enrollment.customer.CustomerTest.PATH;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list, over five customers of a client that has no others, and one of another client. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CustomerListTest {

    private static final String SOURCE = "797f5a94-3689-4ac8-82fd-d749511ea2b2";
    private static final String CAMPAIGN = "13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf";
    private static final String OTHER_CAMPAIGN = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

    final Rows rows = new Rows();

    @BeforeEach
    void fiveCustomers() {
        nobodyElse();
        customer(1, "Ana", "Young", "+12025550141", "ana@example.org", "Lead", "2026-01-01T08:00:00Z");
        customer(2, "bea", "Xu", "+12025550142", "bea@example.org", "Active", "2026-01-02T08:00:00Z");
        customer(3, "Cora", "young", "+442079460958", "cora@example.com", "Lead", "2026-01-03T08:00:00Z");
        customer(4, null, null, "3001", null, null, "2026-01-03T23:59:59.999999Z");
        customer(5, "Ada", "Zi", "+12125550145", "z@example.com", "Inactive", "2026-01-04T00:00:00Z");
        set(1, "current_source_id = '" + SOURCE + "', state = 'Texas', county = 'Travis', city = 'Austin'");
        set(2, "state = 'texas', county = 'Harris', postal_code = '77002', client_customer_id = 'crm-2'");
        set(3, "current_source_id = '797f5a94-3689-4ac8-82fd-d749511ea2b3', state = 'Ohio'");
        enrolment(1, CAMPAIGN, "completed");
        enrolment(1, OTHER_CAMPAIGN, "pending");
        enrolment(2, CAMPAIGN, "pending");
        enrolment(3, OTHER_CAMPAIGN, "failed");
        rows.execute(
                "INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, status, created_at,"
                        + " updated_at) VALUES (?, ?, 'Ana', 'Young', '1', '+12025550141', 'Lead', now(), now())",
                TestEnvironment.LEGACY_CLIENT,
                UUID.randomUUID());
    }

    @AfterEach
    void nobodyElse() {
        List.of(TestEnvironment.OTHER_CLIENT, TestEnvironment.LEGACY_CLIENT).forEach(client -> {
            rows.execute("DELETE FROM customer_campaign_status_history WHERE client_id = ?", client);
            rows.execute("DELETE FROM lead WHERE client_id = ?", client);
            rows.execute("DELETE FROM customer_campaign WHERE client_id = ?", client);
            rows.execute("DELETE FROM customer WHERE client_id = ?", client);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "createdAt,asc,12345",
        "createdAt,desc,54321",
        "firstName,asc,45123",
        "firstName,desc,32154",
        "lastName,asc,42135",
        "lastName,desc,53124",
        "callerId,asc,12534",
        "callerId,desc,43521"
    })
    void everyPageOfEveryOrder(String sortBy, String sortOrder, String expected) {
        for (int limit : List.of(1, 2, 4, 100)) {
            StringBuilder seen = new StringBuilder();
            Integer page = 1;
            int previous = 0;
            while (page != null) {
                ValidatableResponse answer = list(Map.of(
                                "sortBy", sortBy, "sortOrder", sortOrder, "limit", limit, "page", page))
                        .body("itemsTotal", equalTo(5))
                        .body("currentPage", equalTo(page))
                        .body("prevPage", equalTo(previous == 0 ? null : previous));
                ids(answer).forEach(seen::append);
                previous = page;
                page = answer.extract().path("nextPage");
            }
            assertEquals(expected, seen.toString(), "limit " + limit);
        }
    }

    @ParameterizedTest
    @MethodSource
    void filters(Map<String, Object> query, String expected) {
        for (int limit : List.of(2, 100)) {
            List<String> seen = new ArrayList<>();
            Integer page = 1;
            while (page != null) {
                Map<String, Object> asked = new HashMap<>(query);
                asked.putAll(Map.of("sortOrder", "asc", "limit", limit, "page", page));
                ValidatableResponse answer = list(asked).body("itemsTotal", equalTo(expected.length()));
                seen.addAll(ids(answer));
                page = answer.extract().path("nextPage");
            }
            assertEquals(expected, String.join("", seen), "limit " + limit);
        }
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(Map.of("sourceIds", SOURCE), "1"),
                Arguments.of(Map.of("sourceIds", SOURCE + ",797f5a94-3689-4ac8-82fd-d749511ea2b3"), "13"),
                Arguments.of(Map.of("sourceIds", UUID.randomUUID()), ""),
                Arguments.of(Map.of("campaignIds", CAMPAIGN), "12"),
                Arguments.of(Map.of("campaignIds", CAMPAIGN + "," + OTHER_CAMPAIGN.toUpperCase(Locale.ROOT)), "123"),
                Arguments.of(Map.of("customerCampaignStatus", "pending"), "12"),
                Arguments.of(Map.of("customerCampaignStatus", "completed,failed"), "13"),
                Arguments.of(Map.of("customerCampaignStatus", "completed", "campaignIds", OTHER_CAMPAIGN), ""),
                Arguments.of(Map.of("customerCampaignStatus", "pending", "campaignIds", CAMPAIGN), "2"),
                Arguments.of(Map.of("customerStatus", "Lead"), "13"),
                Arguments.of(Map.of("customerStatus", "Inactive,Active"), "25"),
                Arguments.of(Map.of("createdFrom", "2026-01-03"), "345"),
                Arguments.of(Map.of("createdFrom", "2026-01-03T08:00:00.001Z"), "45"),
                Arguments.of(Map.of("createdTo", "2026-01-03"), "1234"),
                Arguments.of(Map.of("createdTo", "2026-01-03T08:00:00"), "123"),
                Arguments.of(Map.of("createdFrom", "2026-01-02Z", "createdTo", "2026-01-03Z"), "234"),
                Arguments.of(Map.of("createdFrom", "2026-01-04", "createdTo", "2026-01-01"), ""),
                Arguments.of(Map.of("createdTo", "9999-12-31"), "12345"),
                Arguments.of(Map.of("createdFrom", "0001-01-01"), "12345"),
                Arguments.of(Map.of("state", "TEXAS"), "12"),
                Arguments.of(Map.of("state", "tex"), ""),
                Arguments.of(Map.of("county", "travis", "state", "texas"), "1"),
                Arguments.of(Map.of("externalId", "crm-2"), "2"),
                Arguments.of(Map.of("clientCustomerId", "crm-2"), "2"),
                Arguments.of(Map.of("externalId", "CRM-2"), ""),
                Arguments.of(Map.of("phone", "(202) 555-0141"), "1"),
                Arguments.of(Map.of("phoneNumber", "+44 20 7946 0958"), "3"),
                Arguments.of(Map.of("phone", "3001"), "4"),
                Arguments.of(Map.of("search", "YOUNG"), "13"),
                Arguments.of(Map.of("search", "a"), "15"),
                Arguments.of(Map.of("search", "an"), "1"),
                Arguments.of(Map.of("search", "ana you"), "1"),
                Arguments.of(Map.of("search", "an you"), ""),
                Arguments.of(Map.of("search", " BEA@EX "), "2"),
                Arguments.of(Map.of("search", "aus"), "1"),
                Arguments.of(Map.of("search", "tex"), "12"),
                Arguments.of(Map.of("search", "har"), "2"),
                Arguments.of(Map.of("search", "77002"), "2"),
                Arguments.of(Map.of("search", "crm-2"), "2"),
                Arguments.of(Map.of("search", "202555014"), "12"),
                Arguments.of(Map.of("search", "(202) 555-01"), "12"),
                Arguments.of(Map.of("search", "202-555-0142"), "2"),
                Arguments.of(Map.of("search", "+44"), ""),
                Arguments.of(Map.of("search", "+442"), "3"),
                Arguments.of(Map.of("search", "300"), "4"),
                Arguments.of(Map.of("search", "%"), ""),
                Arguments.of(Map.of("search", "_na"), ""),
                Arguments.of(Map.of("search", "'; DROP TABLE customer"), ""),
                Arguments.of(Map.of("search", "\ud83d\ude00\udbff\udfff"), ""),
                Arguments.of(Map.of("search", "young", "customerStatus", "Lead", "state", "ohio"), "3"),
                Arguments.of(Map.of("search", "nobody"), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "page,0",
        "page,x",
        "limit,101",
        "limit,0",
        "sortBy,phone",
        "sortOrder,up",
        "sourceIds,1",
        "sourceIds,'797f5a94-3689-4ac8-82fd-d749511ea2b2,'",
        "campaignIds,'------------------------------------'",
        "customerCampaignStatus,done",
        "customerCampaignStatus,'pending,,failed'",
        "customerStatus,lead",
        "createdFrom,yesterday",
        "createdFrom,2026-02-30",
        "createdTo,2026-01-01T25:00:00Z",
        "createdTo,2026-01-01T10:00:00.1234567890Z",
        "state,''",
        "phone,abc",
        "search,''"
    })
    void whatCannotBeAskedIsRefused(String name, String value) {
        given().filter(Spec.answersOnly("enrollment"))
                .header("x-api-key", TestEnvironment.OTHER_CLIENT_KEY)
                .queryParam(name, value)
                .get(PATH)
                .then()
                .statusCode(422)
                .body("errors[0].path", equalTo(List.of(name)));
    }

    @Test
    void beyondTheEndIsAnEmptyPage() {
        list(Map.of("page", 7, "limit", 2))
                .body("items.size()", equalTo(0))
                .body("itemsTotal", equalTo(5))
                .body("nextPage", equalTo(null))
                .body("prevPage", equalTo(3));
        list(Map.of("page", 10_000_000, "limit", 100)).body("items.size()", equalTo(0));
        list(Map.of("page", 9, "search", "young")).body("items.size()", equalTo(0));
    }

    @Test
    void theTotalFollowsEveryChangeAndSurvivesFolding() {
        assertEquals(List.of("1", "2", "3", "4", "5"), ids(list(Map.of("sortOrder", "asc"))));
        rows.execute(
                "INSERT INTO customer (client_id, id, caller_id, phone_key, created_at, updated_at)"
                        + " SELECT ?, gen_random_uuid(), '2', '2', now(), now() FROM generate_series(1, 250)",
                TestEnvironment.OTHER_CLIENT);
        for (int i = 0; i < 120; i++) {
            rows.execute(
                    "DELETE FROM customer WHERE client_id = ? AND id = (SELECT id FROM customer WHERE client_id = ?"
                            + " AND phone_key = '2' LIMIT 1)",
                    TestEnvironment.OTHER_CLIENT,
                    TestEnvironment.OTHER_CLIENT);
        }
        list(Map.of()).body("itemsTotal", equalTo(135));
        fold();
        assertEquals(
                "1",
                rows.text("SELECT count(*) FROM customer_count WHERE client_id = ?", TestEnvironment.OTHER_CLIENT));
        list(Map.of()).body("itemsTotal", equalTo(135));
        rows.execute("DELETE FROM customer WHERE client_id = ? AND phone_key = '2'", TestEnvironment.OTHER_CLIENT);
        list(Map.of()).body("itemsTotal", equalTo(5));
    }

    private void fold() {
        rows.execute(CustomerListRepository.FOLD.replace("$1", "100"));
    }

    private void customer(int n, String first, String last, String phone, String email, String status, String at) {
        rows.execute(
                "INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, email, status,"
                        + " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, now())",
                TestEnvironment.OTHER_CLIENT,
                id(n),
                first,
                last,
                phone,
                phone,
                email,
                status,
                at);
    }

    private void set(int n, String what) {
        rows.execute("UPDATE customer SET " + what + " WHERE id = ?", id(n));
    }

    private void enrolment(int n, String campaign, String status) {
        rows.execute(
                "INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at,"
                        + " updated_at) VALUES (?, gen_random_uuid(), ?, ?::uuid, ?, now(), now())",
                TestEnvironment.OTHER_CLIENT,
                id(n),
                campaign,
                status);
    }

    private static UUID id(int n) {
        return UUID.fromString("0198f3a0-1c00-7e01-8e01-00000000000" + n);
    }

    /** The last digits of the ids. */
    private static List<String> ids(ValidatableResponse answer) {
        List<String> ids = answer.extract().path("items.id");
        return ids.stream().map(id -> id.substring(id.length() - 1)).toList();
    }

    private static ValidatableResponse list(Map<String, Object> query) {
        RequestSpecification request =
                given().filter(Spec.answersOnly("enrollment")).header("x-api-key", TestEnvironment.OTHER_CLIENT_KEY);
        query.forEach((name, value) -> request.queryParam(name, value));
        return request.get(PATH).then().statusCode(200);
    }
}
