package io.outdial.enrollment.enrolment;

import static io.outdial.enrollment.Api.api;
import static io.outdial.enrollment.Api.wrong;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.enrollment.OutboundStub;
import io.outdial.enrollment.enrolment.Enrolments.Change;
import io.outdial.enrollment.enrolment.Enrolments.Enrolment;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code DELETE /v2/campaigns/{campaignId}/customers/{customerId}}. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class RemoveFromCampaignTest {

    private static final String PATH = "/v2/campaigns/{campaignId}/customers/{customerId}";

    final Enrolments enrolments = new Enrolments();

    final Rows rows = new Rows();

    @ParameterizedTest
    @ValueSource(strings = {"pending", "awaiting_call", "in_progress"})
    void anOpenEnrolmentIsCancelledAndOutboundServiceIsToldOfItsChains(String status) {
        Enrolment enrolment = enrolments.enrolled(TestEnvironment.CLIENT, status);
        long chain = ThreadLocalRandom.current().nextLong(1L << 52);
        rows.execute(
                "INSERT INTO chain (client_id, chain_id, customer_id, campaign_id, enrolment_id, created_at) VALUES (?, ?, ?, ?, ?, now())",
                TestEnvironment.CLIENT,
                chain,
                enrolment.customerId(),
                enrolment.campaignId(),
                enrolment.id());
        String first = remove(enrolment);
        assertEquals(first, remove(enrolment));
        assertEquals("cancelled", enrolments.status(enrolment));
        assertEquals(List.of(new Change(status, "cancelled", "good")), enrolments.history(enrolment));
        await().until(() -> !OutboundStub.eventsOf(enrolment.customerId()).isEmpty());
        JsonNode event = OutboundStub.eventsOf(enrolment.customerId()).get(0);
        assertEquals("enrolment.ended", event.path("type").asText());
        assertEquals(enrolment.id().toString(), event.at("/data/enrolmentId").asText());
        assertEquals("cancelled", event.at("/data/status").asText());
        assertEquals("[" + chain + "]", event.at("/data/chainIds").toString());
        assertEquals(1, OutboundStub.eventsOf(enrolment.customerId()).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "failed", "cancelled", "expired", "skipped", "exceeded_max_calls"})
    void anEndedOneStaysAsItIs(String status) {
        Enrolment enrolment = enrolments.enrolled(TestEnvironment.CLIENT, status);
        remove(enrolment);
        assertTrue(enrolments.untouched(enrolment));
        assertEquals(List.of(), enrolments.history(enrolment));
        assertEquals(
                0,
                rows.number(
                        "SELECT count(*) FROM outbox_event WHERE key = ?",
                        enrolment.customerId().toString()));
    }

    @Test
    void whatIsNotThereIsNamed() {
        UUID customer = enrolments.customer(TestEnvironment.CLIENT);
        Enrolment theirs = enrolments.enrolled(TestEnvironment.OTHER_CLIENT, "in_progress");
        wrong().delete(PATH, UUID.randomUUID(), customer)
                .then()
                .statusCode(404)
                .body("message", equalTo("This customer is not enrolled in the campaign"));
        wrong().delete(PATH, theirs.campaignId(), theirs.customerId())
                .then()
                .statusCode(404)
                .body("message", equalTo("No customer with this id"));
        assertTrue(enrolments.untouched(theirs));
    }

    private static String remove(Enrolment enrolment) {
        return api().delete(PATH, enrolment.campaignId(), enrolment.customerId())
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .extract()
                .asString();
    }
}
