package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.internal;
import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.UserNotifications;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Desktops of a service that runs more than once: an event reaches them wherever it is made and wherever they are. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ReplicasTest {

    private static final String AT_ONCE = "'advice':{'timeout':0},";
    private static final String ALL = "/**";

    @Inject
    DataSource database;

    @Inject
    NotificationServer server;

    @Inject
    UserNotifications notifications;

    @TestHTTPResource("/api/v2/notifications")
    URL url;

    private SecondReplica second;
    private RecordFixture agent;
    private Subscriber user;

    @BeforeEach
    void start() {
        agent = new RecordFixture(database);
        user = new Subscriber(agent.client, agent.member);
        second = new SecondReplica();
    }

    @AfterEach
    void stop() {
        second.close();
    }

    @Test
    void anEventMadeAtEitherReachesTheDesktopAtEither() {
        RawClient here = first().open(ALL);
        RawClient there = first().at(second.url()).open(ALL);
        List<String> atFirst = new ArrayList<>();
        List<String> atSecond = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            String name = "e" + n;
            CompletableFuture<HttpResponse<String>> heldHere = here.connecting("");
            CompletableFuture<HttpResponse<String>> heldThere = there.connecting("");
            if (n % 2 == 0) {
                publish(name);
            } else {
                second.publish(user, outbound(name), internal(name));
            }
            atFirst.addAll(names(RawClient.json(RawClient.await(heldHere))));
            atSecond.addAll(names(RawClient.json(RawClient.await(heldThere))));
        }
        List<String> expected = List.of("e0", "e0", "e1", "e1", "e2", "e2", "e3", "e3");
        assertEquals(expected, atFirst);
        assertEquals(expected, atSecond);
    }

    @Test
    void anOperationAtOneReachesTheDesktopAtTheOther() {
        RawClient there = first().at(second.url()).open("/v2/me/*");
        CompletableFuture<HttpResponse<String>> held = there.connecting("");
        RecordRequest.byHandle(agent, agent.record(RecordFixture.newPhone()))
                .with("referenceId", "by HTTP")
                .accepted();
        assertEquals(List.of("by HTTP"), names(RawClient.json(RawClient.await(held))));
    }

    /** Clients subscribe to their channels in requests of their own, which may overtake each other. */
    @Test
    void whatIsSubscribedToAtTheSameMomentIsAllStored() {
        for (int n = 0; n < 20; n++) {
            RawClient client = first();
            client.handshake();
            List<CompletableFuture<HttpResponse<String>>> subscribing = Stream.of(
                            "/v2/me/outbound", "/me/internal", "/v2/me")
                    .map(client::subscribing)
                    .toList();
            subscribing.forEach(RawClient::await);
            assertEquals(
                    "3",
                    agent.text(
                            "SELECT cardinality(subscriptions) FROM notification_session WHERE id = ?",
                            client.clientId()));
        }
    }

    /** Nothing but the commit tells of it: found by the look of each second, also where an earlier one is missing. */
    @Test
    void whatNobodyGaveOutIsFoundWithinASecond() {
        RawClient there = first().at(second.url()).open(ALL);
        CompletableFuture<HttpResponse<String>> held = there.connecting("");
        SecondReplica.store(notifications, user, outbound("unsaid"));
        assertEquals(List.of("unsaid"), names(RawClient.json(RawClient.await(held))));
        SecondReplica.store(notifications, user, outbound("gap"));
        second.publish(user, outbound("after the gap"));
        List<String> received = new ArrayList<>();
        while (received.size() < 2) {
            received.addAll(names(there.connect("")));
        }
        assertEquals(List.of("gap", "after the gap"), received);
    }

    /** With the acknowledge extension nothing comes twice; without it what was on its way does. */
    @ParameterizedTest
    @ValueSource(strings = {"credentials", "cookie", "acknowledged"})
    void aSessionGoesOnAtAnotherReplica(String by) {
        RawClient desktop = first().at(second.url());
        desktop.handshake(by.equals("acknowledged") ? ",'ext':{'ack':true}" : "");
        desktop.subscribe("/v2/me/*");
        desktop.connect(AT_ONCE);
        second.publish(user, outbound("before"));
        JsonNode before = desktop.connect("");
        assertEquals(List.of("before"), names(before));
        if (by.equals("cookie")) {
            desktop.authorization(null);
        } else {
            desktop.cookie(null);
        }

        desktop.at(url.toString());
        second.publish(user, outbound("after"));
        boolean isExact = by.equals("acknowledged");
        JsonNode after = desktop.connect(isExact ? confirming(before) : "");
        assertEquals(isExact ? List.of("after") : List.of("before", "after"), names(after));
        CompletableFuture<HttpResponse<String>> held = desktop.connecting(isExact ? confirming(after) : "");
        second.publish(user, internal("not subscribed"), outbound("held"));
        assertEquals(List.of("held"), names(RawClient.json(RawClient.await(held))));
        await().until(() -> second.session(desktop) == null);
    }

    /** The replica that held it was away when that was notified, as a process that is stopped. */
    @Test
    void aSessionThatWentOnElsewhereIsLeftWhenTheReplicaListensAgain() {
        RawClient desktop = first().at(second.url()).open(ALL);
        RawClient neighbour = first().at(second.url()).open(ALL);
        second.stopListening();
        desktop.at(url.toString());
        assertTrue(desktop.connect(AT_ONCE).path(0).path("successful").asBoolean());
        assertNotNull(second.session(desktop));
        second.listen();
        await().until(() -> second.session(desktop) == null);
        assertNotNull(second.session(neighbour));
    }

    @Test
    void anothersSessionDoesNotMove() {
        RawClient desktop = first().at(second.url()).open(ALL);
        RecordFixture colleague = new RecordFixture(database);
        RecordFixture stranger = new RecordFixture(database, TestEnvironment.OTHER_CLIENT);
        for (RecordFixture other : List.of(colleague, stranger)) {
            RawClient thief = new RawClient(url.toString(), Desktops.basic(other))
                    .cookie(desktop.cookie())
                    .clientId(desktop.clientId());
            assertUnknown(thief);
            assertUnknown(thief.authorization("Basic " + "wrong"));
            assertUnknown(thief.authorization(null).cookie("BAYEUX_BROWSER=guess"));
        }
        assertTrue(desktop.connect(AT_ONCE).path(0).path("successful").asBoolean());
        assertNull(server.getSession(desktop.clientId()));
    }

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

    @Test
    void aChangeThatIsNotCommittedTellsNobody() {
        RawClient desktop = first().open(ALL);
        RecordRequest.byHandle(agent, 4711).with("referenceId", "refused").refused(404, 6);
        publish("first");
        assertEquals(List.of("first", "first"), names(desktop.connect("")));
        assertEquals(1, number("SELECT max(n) FROM notification WHERE member_id = ?"));
    }

    private long storedSessions() {
        return number("SELECT count(*) FROM notification_session WHERE member_id = ?");
    }

    private long number(String query) {
        return Long.parseLong(agent.text(query, agent.member));
    }

    private static void assertUnknown(RawClient client) {
        assertEquals(
                "402::Unknown client",
                client.connect(AT_ONCE).path(0).path("error").asText());
    }

    private static String confirming(JsonNode replies) {
        return "'ext':{'ack':" + replies.path(replies.size() - 1).path("ext").path("ack") + "},";
    }

    private RawClient first() {
        return new RawClient(url.toString(), Desktops.basic(agent));
    }

    private void publish(String name) {
        notifications.deliver(SecondReplica.store(notifications, user, outbound(name), internal(name)));
    }

    private static List<String> names(JsonNode replies) {
        return StreamSupport.stream(replies.spliterator(), false)
                .filter(message -> message.has("data"))
                .map(message -> message.path("data").path("referenceId").asText())
                .toList();
    }
}
