package io.outdial.outbound.event;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no event of a known type is refused, so it stays in the sender's outbox, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EventBadInputTest {

    private static final String ENDED =
            "{\"customerId\":\"%1$s\",\"campaignId\":\"%1$s\",\"enrolmentId\":\"%1$s\",\"phoneKey\":\"3001\",\"status\":\"failed\"}"
                    .formatted(UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\": null}",
                "{\"data\": {}}",
                "{\"data\": []}",
                "{\"data\": {\"customerId\": \"x\"}}",
                "{\"type\": \"customer.unknown\"}",
                "{\"type\": null}",
                "{\"id\": \"1\"}",
                "{\"clientId\": null}",
                "{\"occurredAt\": \"yesterday\"}",
                "{\"type\": \"enrolment.ended\"}"
            })
    void isRefused(String wrong) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode event = (ObjectNode) json.readTree(EventInbox.event(
                UUID.randomUUID(), "customer.opted-out", TestEnvironment.CLIENT, Events.customer("3099")));
        ObjectNode change = (ObjectNode) json.readTree(wrong);
        if (change.isEmpty()) {
            event.removeAll();
        }
        event.setAll(change);
        isRefusedWhole(event.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer.opted-out", "customer.erased"})
    void theDataOfAnotherTypeIsRefused(String type) {
        isRefusedWhole(EventInbox.event(UUID.randomUUID(), type, TestEnvironment.CLIENT, ENDED));
    }

    @Test
    void whatIsNoJsonIsRefused() {
        Events.INBOX.refuses("{", 400);
    }

    @Test
    void onlyServicesMayTell() {
        String event =
                EventInbox.event(UUID.randomUUID(), "customer.erased", TestEnvironment.CLIENT, Events.customer("3099"));
        given().contentType("application/json")
                .body(event)
                .post(EventInbox.PATH)
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .header(ServiceToken.HEADER, "wrong")
                .body(event)
                .post(EventInbox.PATH)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHORIZED"));
    }

    private void isRefusedWhole(String event) {
        RecordFixture fixture = new RecordFixture();
        String before = everything(fixture);
        Events.INBOX.refuses(event, 422).body("code", equalTo("VALIDATION_ERROR"));
        assertEquals(before, everything(fixture));
    }

    private static String everything(RecordFixture fixture) {
        return fixture.text(
                "SELECT concat_ws('/', (SELECT count(*) FROM inbox_event), (SELECT count(*) FROM do_not_call), (SELECT count(*) FROM do_not_call_hash))");
    }
}
