package io.outdial.platform.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.access.ServiceToken;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Batches that are too long, of strangers, or with events that cannot be what they say. To be extended for each service
 * that receives events.
 */
public abstract class EventBatchCases {

    private static final int MAX_EVENTS = 200;

    private final EventInbox inbox;

    final DataSource database = TestEnvironment.database();

    protected EventBatchCases(EventInbox inbox) {
        this.inbox = inbox;
    }

    /** One that the service applies. */
    protected abstract String event(UUID id);

    /** One of another type. */
    protected abstract String other(UUID id);

    @Test
    public void twoHundredEventsAreTakenAndNotOneMore() {
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
    public void onlyServicesMayTell(String token) {
        batch(1, token).statusCode(401).body("code", equalTo("UNAUTHORIZED"));
    }

    @Test
    public void anIdThatWasUsedForAnotherEventIsRefusedInWords() {
        UUID id = UUID.randomUUID();
        inbox.accepts(event(id));
        inbox.outcomes(event(UUID.randomUUID()), other(id), event(UUID.randomUUID()))
                .body("outcomes.result", contains("applied", "refused", "applied"))
                .body("outcomes[1].reason", equalTo("was used for another event"));
    }

    /** As a replica that stands still in the middle of it. */
    @Test
    public void whatSomebodyElseHoldsIsLeftForLaterAndTheOthersAreApplied() throws SQLException {
        UUID held = UUID.randomUUID();
        String[] events = {event(UUID.randomUUID()), event(UUID.randomUUID()), event(UUID.randomUUID()), event(held)};
        try (Connection other = database.getConnection();
                PreparedStatement insert = other.prepareStatement("INSERT INTO inbox_event (event_id) VALUES (?)")) {
            other.setAutoCommit(false);
            insert.setObject(1, held);
            insert.executeUpdate();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                List<String> results = inbox.results(events);
                return results.subList(0, 2).equals(List.of("applied", "applied"))
                        && results.get(3).equals("later");
            });
            other.rollback();
        }
        assertEquals(Set.of("applied"), Set.copyOf(inbox.results(events)));
    }

    private ValidatableResponse batch(int size, String token) {
        String events = IntStream.range(0, size)
                .mapToObj(n -> event(UUID.randomUUID()))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        var request = given().filter(Spec.answersOnly(inbox.document())).contentType("application/json");
        if (token != null) {
            request.header(ServiceToken.HEADER, token);
        }
        return request.body(events).post(EventInbox.BATCH).then();
    }
}
