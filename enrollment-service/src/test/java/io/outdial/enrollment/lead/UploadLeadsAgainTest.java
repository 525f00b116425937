package io.outdial.enrollment.lead;

import static io.outdial.enrollment.Api.api;
import static io.outdial.enrollment.Api.wrong;
import static io.outdial.enrollment.lead.UploadLeadsTest.PATH;
import static io.outdial.enrollment.lead.UploadLeadsTest.lead;
import static io.outdial.enrollment.lead.UploadLeadsTest.records;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.enrollment.Statements;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Leads that come more than once, at once, in great numbers, or in no shape. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class UploadLeadsAgainTest {

    private final String external = UUID.randomUUID().toString();

    final Rows rows = new Rows();

    @Test
    void theSameKeyAnswersTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        String body = records(lead(Database.phone(), external, ""));
        String first = api().header("Idempotency-Key", key)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("succeeded", equalTo(1))
                .extract()
                .asString();
        assertEquals(
                first,
                api().header("Idempotency-Key", key)
                        .body(body)
                        .post(PATH)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        api().header("Idempotency-Key", key)
                .body(records(lead(Database.phone(), external, "")))
                .post(PATH)
                .then()
                .statusCode(422);
        assertEquals(1, leads());
    }

    @Test
    void theSameLeadsAtOnceAreTheSameCustomers() throws Exception {
        List<String> phones = Stream.generate(Database::phone).limit(20).toList();
        List<Callable<Response>> calls = IntStream.range(0, 8)
                .<Callable<Response>>mapToObj(i -> () -> {
                    List<String> leads = new ArrayList<>(IntStream.range(0, phones.size())
                            .mapToObj(n -> lead(phones.get(n), external + n, n == 3 ? "\"doNotCall\":true" : ""))
                            .toList());
                    if (i % 2 == 1) {
                        Collections.reverse(leads);
                    }
                    return api().body(records(leads.toArray(String[]::new))).post(PATH);
                })
                .toList();
        Set<String> ids = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Response> answer : threads.invokeAll(calls)) {
                ids.addAll(answer.get()
                        .then()
                        .statusCode(200)
                        .body("succeeded", equalTo(20))
                        .extract()
                        .path("results.id"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(20, ids.size());
        assertEquals(20, rows.number("SELECT count(*) FROM customer WHERE client_customer_id LIKE ?", external + "%"));
    }

    /** Rows of an older rule, which other tests have left, are brought over first: that takes statements, too. */
    @Test
    void twoHundredTakeAsManyStatementsAsTwo() {
        UUID campaign = OutboundStub.campaign();
        load(campaign, 2, "warm-up");
        await().until(() -> rows.number("SELECT count(*) FROM customer WHERE phone_key_version < 2") == 0);
        List<String> few = statements(campaign, 2, "few");
        List<String> many = statements(campaign, 200, "many");
        assertEquals(few.size(), many.size(), () -> String.join("\n", many));
        assertTrue(few.size() > 5 && few.size() <= 25, () -> few.size() + " statements");
    }

    /** The fewest of three loads: what runs in the background may send some of its own meanwhile. */
    private List<String> statements(UUID campaign, int leads, String prefix) {
        return IntStream.range(0, 3)
                .mapToObj(i -> Statements.during(() -> load(campaign, leads, prefix + i)))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource
    void aBodyThatBreaksTheSchemaIsRefusedWhole(String body, int status, String code) {
        wrong().body(body).post(PATH).then().statusCode(status).body("code", equalTo(code));
    }

    static Stream<Arguments> aBodyThatBreaksTheSchemaIsRefusedWhole() {
        String good = lead(Database.phone(), null, "");
        return Stream.of(
                        "",
                        "[]",
                        "{}",
                        "{\"records\":null}",
                        "{\"records\":{}}",
                        records(),
                        records("null"),
                        records("{}"),
                        records(good, "{\"postalCode\":\"20001\"}"),
                        records(good, lead("", null, "")),
                        records(good, "{\"phoneNumber\":2025550100}"),
                        records(lead("2025550100", null, "\"dateOfBirth\":\"1960-02-29\"")),
                        records(lead("2025550100", null, "\"dateOfBirth\":\"13/01/1960\"")),
                        records(lead("2025550100", null, "\"gender\":\"F\"")),
                        records(lead("2025550100", null, "\"doNotCall\":\"yes\"")),
                        records(lead("2025550100", null, "\"leadCost\":-1")),
                        records(lead("2025550100", null, "\"annualIncome\":1e12")),
                        records(lead("2025550100", null, "\"firstName\":\"a\\u0000b\"")),
                        records(lead("2025550100", "x".repeat(256), "")),
                        records(lead(
                                "2025550100",
                                null,
                                "\"customFields\":["
                                        + String.join(",", Collections.nCopies(51, "{\"fieldKey\":\"a\",\"value\":1}"))
                                        + "]")),
                        records(lead("2025550100", null, "\"customFields\":[{\"value\":1}]")),
                        records(Collections.nCopies(201, good).toArray(String[]::new)),
                        "{\"campaignId\":\"spring\",\"records\":[" + good + "]}")
                .map(body -> Arguments.of(body, 422, "VALIDATION_ERROR"));
    }

    private void load(UUID campaign, int number, String name) {
        String[] leads = IntStream.range(0, number)
                .mapToObj(i -> lead(Database.phone(), external + name + i, i % 2 == 0 ? "\"doNotCall\":true" : ""))
                .toArray(String[]::new);
        api().body(records(leads).replaceFirst("\\{", "{\"campaignId\":\"" + campaign + "\","))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("succeeded", equalTo(number));
    }

    private long leads() {
        return rows.number(
                "SELECT count(*) FROM lead JOIN customer ON customer.id = customer_id WHERE client_customer_id = ?",
                external);
    }
}
