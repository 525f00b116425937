package io.outdial.outbound.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is no longer of use goes, what is stays. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class HousekeepingTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @Inject
    NotificationRepository events;

    @Inject
    SessionRepository sessions;

    @Test
    void eventsGoAfterTheReplayTime() {
        RecordFixture agent = new RecordFixture();
        Subscriber user = new Subscriber(agent.client, agent.member);
        for (int n = 1; n <= 3; n++) {
            agent.execute("""
                    INSERT INTO notification (client_id, member_id, n, messages, created_at)
                    VALUES (?, ?, ?, '[]', now() - ? * interval '1 second')
                    """, agent.client, agent.member, n, (3 - n) * 59);
        }
        events.deleteOld().await().atMost(AT_MOST);
        assertEquals(
                "2,3",
                agent.text(
                        "SELECT string_agg(n::text, ',' ORDER BY n) FROM notification WHERE member_id = ?",
                        agent.member));
        assertEquals(
                2, events.readAfter(Map.of(user, 0L)).await().atMost(AT_MOST).size());
    }

    @Test
    void sessionsGoWhenNothingIsLeftForThem() {
        RecordFixture agent = new RecordFixture();
        Subscriber user = new Subscriber(agent.client, agent.member);
        for (String id : new String[] {"old", "young"}) {
            sessions.open(
                            new SessionStore.Session(
                                    id + agent.member,
                                    user,
                                    "browser",
                                    new Entitlement("login", Set.of("api-voice-outbound")),
                                    false),
                            null)
                    .await()
                    .atMost(AT_MOST);
        }
        agent.execute(
                "UPDATE notification_session SET seen_at = now() - interval '121 seconds' WHERE id = ?",
                "old" + agent.member);
        sessions.deleteOld().await().atMost(AT_MOST);
        assertEquals(
                "young" + agent.member,
                agent.text("SELECT string_agg(id, ',') FROM notification_session WHERE member_id = ?", agent.member));
    }
}
