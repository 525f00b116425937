package io.outdial.enrollment.comparison;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What outbound-service compares its records with (ADR 63). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class ComparisonTest {

    private static final UUID CLIENT = TestEnvironment.CLIENT;

    final Database database = new Database();

    final Rows rows = new Rows();

    private final long chain = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    private final UUID campaign = UUID.randomUUID();
    private final UUID enrolment = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "awaiting_call, key 17,           awaiting_call, ,                     ",
        "cancelled,     key 17,           awaiting_call, 2026-11-01T10:00:00Z, ",
        "completed,     key 17,           completed,     2026-11-01T10:00:00Z, ",
        "completed,     outbound-service, completed,     ,                     2026-11-01T10:00:00Z",
        "completed,     outbound-service, in_progress,   ,                     ",
        "completed,     outbound-service, ,              ,                     ",
    })
    void endsAreTold(String status, String by, String ofChain, String endedAt, String reportedEndAt) {
        UUID customer = chain(status, by);
        rows.execute("UPDATE chain SET status = ? WHERE chain_id = ?", ofChain, chain);
        compare("chains", "chainIds", List.of(chain, chain + 1))
                .body("chains.size()", equalTo(1))
                .body("chains[0].chainId", equalTo(chain))
                .body("chains[0].customerId", equalTo(customer.toString()))
                .body("chains[0].enrolmentId", equalTo(enrolment.toString()))
                .body("chains[0].endedAt", equalTo(endedAt))
                .body("chains[0].open", equalTo("awaiting_call".equals(ofChain) || "in_progress".equals(ofChain)))
                .body("chains[0].reportedEndAt", equalTo(reportedEndAt));
    }

    @Test
    void anotherClientsChainIsUnknown() {
        chain("awaiting_call", "key 17");
        compare(TestEnvironment.OTHER_CLIENT, "chains", "chainIds", List.of(chain))
                .body("chains", equalTo(List.of()));
    }

    @Test
    void numbersThatAreSuppressedAreTold() {
        String listed = hash();
        String erased = hash();
        suppress(listed, "opted_out");
        suppress(erased, "erased");
        compare("numbers", "hashes", List.of(listed, hash(), erased))
                .body("numbers.size()", equalTo(2))
                .body("numbers.find { it.hash == '" + listed + "' }.erased", equalTo(false))
                .body("numbers.find { it.hash == '" + erased + "' }.erased", equalTo(true));
        compare(TestEnvironment.OTHER_CLIENT, "numbers", "hashes", List.of(listed))
                .body("numbers", equalTo(List.of()));
    }

    /** Of a client of its own, whose customers nobody else counts. */
    @Test
    void whoMustNotBeCalledIsTold() {
        UUID client = UUID.randomUUID();
        String phone = Database.phone();
        UUID marked = database.customer(client, phone);
        UUID young = database.customer(client);
        database.customer(client);
        rows.execute(
                "UPDATE customer SET do_not_call = true, updated_at = CASE id WHEN ? THEN now() ELSE now() - interval '1 hour' END WHERE id IN (?, ?)",
                young,
                marked,
                young);
        Map<String, Object> page = new HashMap<>(Map.of("clientId", client));
        page.put("after", null);
        ask("opt-outs", page).body("numbers.phoneKey", equalTo(List.of(phone))).body("next", nullValue());
        page.put("after", UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));
        ask("opt-outs", page).body("numbers", equalTo(List.of()));
    }

    /** Of a client of its own, whose enrolments nobody else counts. */
    @Test
    void openEnrolmentsAreToldWithTheirOpenChains() {
        UUID client = UUID.randomUUID();
        enrolment(client, UUID.randomUUID(), "awaiting_call", "1 minute");
        enrolment(client, UUID.randomUUID(), "completed", "1 hour");
        UUID customer = enrolment(client, enrolment, "in_progress", "1 hour");
        for (String status : List.of("in_progress", "failed", "awaiting_call")) {
            rows.execute(
                    "INSERT INTO chain (client_id, chain_id, customer_id, campaign_id, enrolment_id, status, created_at) VALUES (?, ?, ?, ?, ?, ?, now())",
                    client,
                    chain + status.length(),
                    customer,
                    campaign,
                    enrolment,
                    status);
        }
        Map<String, Object> page = new HashMap<>(Map.of("clientId", client));
        page.put("after", null);
        ask("enrolments", page)
                .body("enrolments.enrolmentId", equalTo(List.of(enrolment.toString())))
                .body("enrolments.customerId", equalTo(List.of(customer.toString())))
                .body("enrolments.campaignId", equalTo(List.of(campaign.toString())))
                .body("enrolments[0].chainIds", equalTo(List.of(chain + 11, chain + 13)))
                .body("next", nullValue());
        ask("last-chain", Map.of("clientIds", List.of(UUID.randomUUID(), client)))
                .body("chainId", equalTo(chain + 13));
        ask("last-chain", Map.of("clientIds", List.of())).body("chainId", equalTo(0));
    }

    private UUID enrolment(UUID client, UUID id, String status, String age) {
        UUID customer = database.customer(client, Database.phone());
        rows.execute(
                "INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at) VALUES (?, ?, ?, ?, ?, now(), now() - CAST(? AS interval))",
                client,
                id,
                customer,
                campaign,
                status,
                age);
        return customer;
    }

    private UUID chain(String status, String by) {
        UUID customer = database.customer(CLIENT, Database.phone());
        rows.execute(
                "INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at) VALUES (?, ?, ?, ?, ?, now(), now())",
                CLIENT,
                enrolment,
                customer,
                campaign,
                status);
        rows.execute(
                "INSERT INTO customer_campaign_status_history (client_id, id, customer_campaign_id, previous_status, new_status, changed_by, changed_at)"
                        + " VALUES (?, gen_random_uuid(), ?, 'pending', ?, ?, '2026-11-01T10:00:00Z')",
                CLIENT,
                enrolment,
                status,
                by);
        rows.execute(
                "INSERT INTO chain (client_id, chain_id, customer_id, campaign_id, enrolment_id, created_at) VALUES (?, ?, ?, ?, ?, now())",
                CLIENT,
                chain,
                customer,
                campaign,
                enrolment);
        return customer;
    }

    private void suppress(String hash, String reason) {
        rows.execute(
                "INSERT INTO suppressed_number (client_id, number_hash, reason, since) VALUES (?, ?, ?, now())",
                CLIENT,
                hash,
                reason);
    }

    private static String hash() {
        return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    }

    private static ValidatableResponse compare(String what, String name, List<?> values) {
        return compare(CLIENT, what, name, values);
    }

    private static ValidatableResponse compare(UUID client, String what, String name, List<?> values) {
        return ask(what, Map.of("clientId", client, name, values));
    }

    private static ValidatableResponse ask(String what, Map<String, ?> question) {
        return given().filter(Spec.strict("openapi-internal/enrollment"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body(question)
                .post("/internal/v1/comparison/" + what)
                .then()
                .statusCode(200);
    }
}
