package io.outdial.e2e;

import static io.outdial.local.OutdialService.OUTBOUND;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A lead that one service has taken is a customer of another one a moment later, and the record says so (ADR 57). */
@OnSharedProduct
class LeadToCustomerTest {

    private static final String CAMPAIGN = "Predictive_Nonagentwise";

    private final Product product;

    LeadToCustomerTest(Product product) {
        this.product = product;
    }

    @Test
    void aLeadIsAnEnrolledCustomerAndItsRecordSaysSo() {
        // The first one finds classes that nobody has used and connections that nobody has opened.
        lead("2027600001");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> customers("2027600001").size() == 1);

        lead("2027600002");
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(2))
                .until(() -> owner("2027600002") != null);

        String customer = customers("2027600002").get(0).path("id").asText();
        JsonNode shown = product.caller().get("/v2/customers/" + customer).json();
        assertEquals("Lead", shown.path("status").asText());
        assertEquals(
                "Cleo Customer",
                shown.path("firstName").asText() + " " + shown.path("lastName").asText());
        assertEquals("awaiting_call", shown.at("/enrolments/0/status").asText());
        assertEquals(
                customer + " " + shown.at("/enrolments/0/customerCampaignId").asText(), owner("2027600002"));
    }

    /** A mark of any of the numbers is about the person (ADR 66). */
    @Test
    void whoHasSeveralNumbersIsCalledByAChainUntilOneOfThemIsListed() {
        String customer = product.caller()
                .post(
                        "/v2/customers",
                        "{\"callerId\":\"2027600003\",\"phones\":[{\"number\":\"2027600004\",\"type\":\"mobile\"}]}")
                .json()
                .path("id")
                .asText();
        String campaign = product.query(OUTBOUND, "SELECT id FROM campaign WHERE name = ?", CAMPAIGN);
        product.caller().post("/v2/campaigns/" + campaign + "/customers", "{\"customerId\":\"" + customer + "\"}");
        await().atMost(Duration.ofSeconds(20)).until(() -> "awaiting_call".equals(status(customer)));
        assertEquals("+12027600003 1, +12027600004 9", chain(customer));

        product.caller().post("/v2/do-not-call", "{\"phones\":[\"202 760 0004\"],\"reason\":\"A letter\"}");
        await().atMost(Duration.ofSeconds(20)).until(() -> "cancelled".equals(status(customer)));
        await().atMost(Duration.ofSeconds(20)).until(() -> chain(customer).startsWith("+12027600003 5"));
        assertEquals(
                true,
                product.caller()
                        .get("/v2/customers/" + customer)
                        .json()
                        .path("doNotCall")
                        .asBoolean());
    }

    private String status(String customer) {
        return product.caller()
                .get("/v2/customers/" + customer)
                .json()
                .at("/enrolments/0/status")
                .asText();
    }

    private String chain(String customer) {
        return product.query(
                OUTBOUND,
                "SELECT string_agg(phone_key || ' ' || record_status, ', ' ORDER BY chain_n) FROM outbound_record WHERE customer_id = ?::uuid",
                customer);
    }

    private void lead(String number) {
        Answer answer = product.addLead(CAMPAIGN, number, ", \"Name\": \"Cleo Customer\"");
        assertTrue(answer.body().contains("SuccessFully Updated"), answer.toString());
    }

    private JsonNode customers(String number) {
        return product.caller().get("/v2/customers?phone=" + number).json().path("items");
    }

    /** Null until the record says whose it is. */
    private String owner(String number) {
        return product.query(
                OUTBOUND,
                "SELECT customer_id || ' ' || enrolment_id FROM outbound_record WHERE phone_key = ? AND enrolment_id IS NOT NULL",
                "+1" + number);
    }
}
