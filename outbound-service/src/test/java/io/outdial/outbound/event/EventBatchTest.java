package io.outdial.outbound.event;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches that are too long, of strangers, or with events that cannot be what they say. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EventBatchTest {

    private static final int MAX_EVENTS = 200;

    @Test
    void twoHundredEventsAreTakenAndNotOneMore() {
        batch(MAX_EVENTS, TestEnvironment.SERVICE_TOKEN)
                .statusCode(200)
                .body("outcomes.size()", equalTo(MAX_EVENTS))
                .body("outcomes.result.unique()", contains("applied"));
        batch(MAX_EVENTS + 1, TestEnvironment.SERVICE_TOKEN).statusCode(422).body("code", equalTo("VALIDATION_ERROR"));
        batch(0, TestEnvironment.SERVICE_TOKEN).statusCode(422);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "wrong")
    void onlyServicesMayTell(String token) {
        batch(1, token).statusCode(401).body("code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void anIdThatWasUsedForAnotherEventIsRefusedInWords() {
        UUID id = UUID.randomUUID();
        Events.INBOX.accepts(event(id));
        String other = EventInbox.event(id, "customer.opted-out", TestEnvironment.CLIENT, Events.customer("3098"));
        Events.INBOX
                .outcomes(event(UUID.randomUUID()), other, event(UUID.randomUUID()))
                .body("outcomes.result", contains("applied", "refused", "applied"))
                .body("outcomes[1].reason", equalTo("was used for another event"));
    }

    private static String event(UUID id) {
        return EventInbox.event(
                id,
                "chains.enrolled",
                TestEnvironment.CLIENT,
                "{\"chains\":[{\"chainId\":1,\"customerId\":\"%s\"}]}".formatted(UUID.randomUUID()));
    }

    private static ValidatableResponse batch(int size, String token) {
        String events = IntStream.range(0, size)
                .mapToObj(n -> event(UUID.randomUUID()))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        var request =
                given().filter(Spec.answersOnly("openapi-internal/outbound")).contentType("application/json");
        if (token != null) {
            request.header(ServiceToken.HEADER, token);
        }
        return request.body(events).post(EventInbox.BATCH).then();
    }
}
