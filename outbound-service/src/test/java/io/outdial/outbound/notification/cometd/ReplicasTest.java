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
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Desktops of a service that runs more than once: an event reaches them wherever it is made and wherever they are. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ReplicasTest extends TwoReplicas {

    @Inject
    NotificationServer server;

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
        RecordFixture colleague = new RecordFixture();
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
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

    @Test
    void aChangeThatIsNotCommittedTellsNobody() {
        RawClient desktop = first().open(ALL);
        RecordRequest.byHandle(agent, 4711).with("referenceId", "refused").refused(404, 6);
        publish("first");
        assertEquals(List.of("first", "first"), names(desktop.connect("")));
        assertEquals(1, number("SELECT max(n) FROM notification WHERE member_id = ?"));
    }

    private static String confirming(JsonNode replies) {
        return "'ext':{'ack':" + replies.path(replies.size() - 1).path("ext").path("ack") + "},";
    }
}
