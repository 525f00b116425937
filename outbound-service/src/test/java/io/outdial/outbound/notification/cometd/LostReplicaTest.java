package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Desktops whose replica is gone, and sessions that end: the next session goes on where the lost one stopped. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LostReplicaTest extends TwoReplicas {

    /** Its replica ended, and nobody could end it when the login changed. */
    @Test
    void aSessionWhoseLoginHasChangedDoesNotMove() {
        RawClient desktop = first().at(second.url()).open(ALL).authorization(null);
        second.kill();
        agent.execute(
                "UPDATE member SET password_hash = 'x' WHERE client_id = ? AND id = ?", agent.client, agent.member);
        assertUnknown(desktop.at(url.toString()));
        assertEquals(0, storedSessions());
    }

    @Test
    void theNextReplicaHasWhatAKilledOneHadNotDelivered() {
        RawClient desktop = first().at(second.url()).open(ALL);
        publish("e1");
        assertEquals(List.of("e1", "e1"), names(desktop.connect("")));
        second.kill();
        publish("e2");
        SecondReplica.store(notifications, user, outbound("e3"));
        assertEquals(
                List.of("e1", "e1", "e2", "e2", "e3"),
                names(desktop.at(url.toString()).connect(AT_ONCE)));
        publish("e4");
        assertEquals(List.of("e4", "e4"), names(desktop.connect(AT_ONCE)));
    }

    @Test
    void aNewSessionGoesOnWhereALostOneStoppedOnceItHasTheSameSubscriptions() {
        RawClient lost = first().at(second.url()).open("/v2/me/outbound", "/me/internal");
        second.kill();
        publish("missed");
        RawClient next = first().cookie(lost.cookie());
        next.handshake();
        next.subscribe("/v2/me/outbound");
        assertEquals(List.of(), names(next.connect(AT_ONCE)));
        publish("later");
        assertEquals(List.of(), names(next.connect(AT_ONCE)));
        next.subscribe("/me/internal");
        assertEquals(List.of("missed", "missed", "later", "later"), names(next.connect("")));
    }

    @Test
    void whoSubscribesToLessWaitsForTwoSeconds() {
        RawClient lost = first().at(second.url()).open("/v2/me/outbound", "/me/internal");
        second.kill();
        publish("missed");
        RawClient next = first().cookie(null);
        next.handshake(",'clientId':'" + lost.clientId() + "'");
        next.subscribe("/me/internal");
        next.connect(AT_ONCE);
        assertEquals(List.of("missed"), names(next.connect("")));
    }

    /** Two windows, or one whose first reply was lost: nobody can tell, so neither misses anything. */
    @Test
    void twoNewSessionsAtOnceBothHaveIt() {
        RawClient lost = first().at(second.url()).open(ALL);
        second.kill();
        publish("missed");
        List<RawClient> next = List.of(first().cookie(lost.cookie()), first().cookie(lost.cookie()));
        next.stream().parallel().forEach(client -> {
            client.handshake();
            client.subscribe(ALL);
        });
        publish("new");
        next.forEach(client -> assertEquals(List.of("missed", "missed", "new", "new"), names(client.connect(""))));
    }

    /** Its client never saw the reply to its handshake, so nothing is subscribed to. */
    @Test
    void aSessionThatHasNotSubscribedPassesOnWhatItWaitsFor() {
        RawClient lost = first().at(second.url()).open("/v2/me/outbound", "/me/internal");
        second.kill();
        publish("missed");
        first().cookie(lost.cookie()).handshake();
        agent.execute(
                "UPDATE notification_session SET adopted_at = now() - interval '6 seconds' WHERE id = ?",
                lost.clientId());
        RawClient next = first().cookie(lost.cookie());
        next.handshake();
        next.connect(AT_ONCE);
        next.subscribe("/v2/me/outbound");
        next.subscribe("/me/internal");
        assertEquals(List.of("missed", "missed"), names(next.connect("")));
    }

    @Test
    void nothingIsLeftOfASessionThatSaidGoodbye() {
        RawClient gone = first().open(ALL);
        gone.post("/disconnect", "[{'channel':'/meta/disconnect','clientId':'@'}]");
        assertEquals(0, storedSessions());
        publish("nobody is there");
        assertEquals(0, number("SELECT count(*) FROM notification WHERE member_id = ?"));
        RawClient next = first().cookie(gone.cookie()).open(ALL);
        publish("new");
        assertEquals(List.of("new", "new"), names(next.connect("")));
    }
}
