package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.ANN;
import static io.outdial.outbound.notification.cometd.NotificationFixture.BOB;
import static io.outdial.outbound.notification.cometd.NotificationFixture.ENTITLED;
import static io.outdial.outbound.notification.cometd.NotificationFixture.EVE;
import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.SessionReview;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import io.smallrye.mutiny.Uni;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.cometd.server.ServerSessionImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions whose users could not open them again. */
class SessionReviewTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Map<Subscriber, Entitlement> entitled =
            new ConcurrentHashMap<>(Map.of(ANN, ENTITLED, BOB, ENTITLED, EVE, ENTITLED));
    private volatile boolean away;
    private NotificationFixture fixture;
    private SessionReview review;

    @BeforeEach
    void start() throws Exception {
        fixture = new NotificationFixture(Settings.DEFAULT);
        review = new SessionReview(fixture.sessions, this::present);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "feature", "deleted"})
    void aChangedLoginEndsItsSessionsAndNoOthers(String change) {
        RawClient held = fixture.raw("ann").open("/v2/me/outbound").authorization(null);
        CompletableFuture<HttpResponse<String>> poll = held(held);
        RawClient between = fixture.raw("ann").open("/v2/me/outbound").authorization(null);
        RawClient bob = fixture.raw("bob").open("/v2/me/outbound").authorization(null);
        // Of another client, with the same member id
        RawClient eve = fixture.raw("eve").open("/v2/me/outbound").authorization(null);

        switch (change) {
            case "password" -> entitled.put(ANN, new Entitlement("new secret", ENTITLED.features()));
            case "feature" -> entitled.put(ANN, new Entitlement(ENTITLED.login(), Set.of()));
            default -> entitled.remove(ANN);
        }
        review.review(ANN);

        assertEquals(1, RawClient.json(RawClient.await(poll)).size());
        assertEquals(0, fixture.publish(ANN, outbound("unheard")));
        assertUnknown(held);
        assertUnknown(between);
        assertEquals(2, fixture.publish(BOB, outbound("received")) + fixture.publish(EVE, outbound("received")));
        assertEquals(2, bob.connect("").size());
        assertEquals(2, eve.connect("").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'ext':{'ack':true}"})
    void whatWaitedIsNotHeardAnyMore(String more) {
        RawClient ann = fixture.raw("ann");
        ann.handshake(more);
        ann.subscribe("/v2/me/outbound");
        ann.connect("'advice':{'timeout':0},");
        UserSession session = (UserSession) fixture.server.getSession(ann.clientId());
        fixture.publish(ANN, outbound("waits"));
        entitled.remove(ANN);
        review.review(ANN);
        assertTrue(session.takeQueue(new ArrayList<>()).isEmpty());
        assertUnknown(ann.authorization(null));
    }

    @Test
    void aFeatureMoreOrNoChangeIsNoReason() {
        RawClient ann = fixture.raw("ann").open("/v2/me/outbound");
        review.review(ANN);
        entitled.put(ANN, new Entitlement(ENTITLED.login(), Set.of("api-voice-outbound", "api-voice")));
        review.review(ANN);
        review.reviewAll().await().atMost(SOON);
        assertEquals(1, fixture.publish(ANN, outbound("received")));
        assertEquals(2, ann.connect("").size());
    }

    /** Its credentials were checked before the change, its session is there after it. */
    @Test
    void aChangeDuringTheHandshakeIsNotMissed() {
        entitled.put(ANN, new Entitlement("new secret", ENTITLED.features()));
        RawClient ann = fixture.raw("ann");
        ann.handshake();
        assertUnknown(ann);
    }

    /** It ends a while after the last token that its client has shown, whatever becomes of the password. */
    @Test
    void aSessionOfATokenEndsWithTheToken() {
        Instant expiry = Instant.ofEpochSecond(1_800_000_000);
        UserSession ann = openedByToken("ann", ANN, expiry);
        UserSession bob = openedByToken("bob", BOB, expiry);
        bob.renew(token(expiry.plusSeconds(60)));
        bob.renew(token(expiry.plusSeconds(30)));
        entitled.put(ANN, new Entitlement("new secret", ENTITLED.features()));
        review.review(ANN);

        review.endExpired(expiry.plusSeconds(30));
        assertEquals(Set.of(ANN, BOB), fixture.sessions.users());
        assertEquals(ann, fixture.server.getSession(ann.getId()));

        review.endExpired(expiry.plusSeconds(31));
        assertEquals(Set.of(BOB), fixture.sessions.users());

        review.endExpired(expiry.plusSeconds(91));
        assertEquals(Set.of(), fixture.sessions.users());
    }

    private UserSession openedByToken(String name, Subscriber user, Instant expiry) {
        UserSession session =
                (UserSession) fixture.server.getSession(fixture.raw(name).open().clientId());
        session.bind(user, token(expiry), false);
        return session;
    }

    private static Entitlement token(Instant expiry) {
        return Entitlement.byToken(expiry, ENTITLED.features());
    }

    @Test
    void allAreLookedAtAfterAGap() {
        RawClient ann = fixture.raw("ann").open();
        RawClient bob = fixture.raw("bob").open();
        entitled.remove(ANN);
        review.reviewAll().await().atMost(SOON);
        assertUnknown(ann);
        assertTrue(bob.connect("'advice':{'timeout':0},")
                .path(0)
                .path("successful")
                .asBoolean());
    }

    @Test
    void whereNobodyCanTellTheSessionEnds() {
        RawClient ann = fixture.raw("ann").open();
        RawClient bob = fixture.raw("bob").open();
        away = true;
        review.review(ANN);
        await().until(() -> fixture.server.getSession(ann.clientId()) == null);
        assertTrue(bob.connect("'advice':{'timeout':0},")
                .path(0)
                .path("successful")
                .asBoolean());
    }

    @Test
    void sessionsOfAClientThatIsGoneEnd() {
        RawClient ann = fixture.raw("ann").open();
        RawClient eve = fixture.raw("eve").open();
        review.endIf(user -> user.clientId().equals(EVE.clientId()));
        assertUnknown(eve);
        assertTrue(ann.connect("'advice':{'timeout':0},")
                .path(0)
                .path("successful")
                .asBoolean());
    }

    private Uni<Map<Subscriber, Entitlement>> present(Collection<Subscriber> users) {
        return away
                ? Uni.createFrom().failure(new IllegalStateException("no database"))
                : Uni.createFrom().item(Map.copyOf(entitled));
    }

    private CompletableFuture<HttpResponse<String>> held(RawClient client) {
        CompletableFuture<HttpResponse<String>> poll = client.connecting("");
        await().until(() -> {
            ServerSessionImpl session = (ServerSessionImpl) fixture.server.getSession(client.clientId());
            return session.getMetaConnectCycle() > 0 && session.getIntervalNanoTime() == 0;
        });
        return poll;
    }

    private static void assertUnknown(RawClient client) {
        JsonNode replies = client.connect("");
        assertEquals(1, replies.size(), replies.toString());
        assertEquals("402::Unknown client", replies.path(0).path("error").asText());
    }
}
