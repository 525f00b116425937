package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.ANN;
import static io.outdial.outbound.notification.cometd.NotificationFixture.BOB;
import static io.outdial.outbound.notification.cometd.NotificationFixture.EVE;
import static io.outdial.outbound.notification.cometd.NotificationFixture.basic;
import static io.outdial.outbound.notification.cometd.NotificationFixture.internal;
import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets what, and who may do what. */
class NotificationIsolationTest {

    private static final String POLL = "'advice':{'timeout':0},";

    private NotificationFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new NotificationFixture(Settings.DEFAULT.withMaxQueue(3));
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void onlySessionsOfTheUserGetItsMessages() {
        List<RawClient> ann = List.of(
                fixture.raw("ann").open("/v2/me/outbound"), fixture.raw("ann").open("/**"));
        RawClient bob = fixture.raw("bob").open("/**");
        RawClient eve = fixture.raw("eve").open("/**");

        assertEquals(2, fixture.publish(ANN, outbound("for-ann")));
        assertEquals(1, fixture.publish(EVE, outbound("for-eve")));

        ann.forEach(client -> assertEquals(List.of("for-ann"), received(client)));
        assertEquals(List.of(), received(bob));
        assertEquals(List.of("for-eve"), received(eve));
        assertEquals(0, fixture.publish(new Subscriber(BOB.clientId(), EVE.clientId()), outbound("nobody")));
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/me/outbound, out",
        "/v2/me/*, out",
        "/v2/**, out",
        "/me/internal, int",
        "/me/*, int",
        "/**, out int",
        "/*, ''",
        "/v2/*, ''",
        "/v2/me/outbound/*, ''"
    })
    void patternsMatchAsInBayeux(String subscription, String expected) {
        RawClient ann = fixture.raw("ann").open(subscription, subscription);
        fixture.publish(ANN, outbound("out"), internal("int"));
        assertEquals(expected, String.join(" ", received(ann)));
    }

    @Test
    void twoMatchingSubscriptionsGiveOneMessage() {
        RawClient ann = fixture.raw("ann").open("/v2/me/outbound", "/v2/me/*", "/**");
        fixture.publish(ANN, outbound("once"));
        assertEquals(List.of("once"), received(ann));
    }

    @Test
    void unsubscribedChannelIsSilent() {
        RawClient ann = fixture.raw("ann").open("/v2/me/*");
        assertTrue(ann.post("/unsubscribe", "{'channel':'/meta/unsubscribe','clientId':'@','subscription':'/v2/me/*'}")
                .path(0)
                .path("successful")
                .asBoolean());
        assertEquals(0, fixture.publish(ANN, outbound("unheard")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", ""})
    void badOrMissingCredentialsAreRefusedInsideBayeux(String user) {
        RawClient client = new RawClient(fixture.url(), user.isEmpty() ? null : basic(user));
        JsonNode reply = client.handshake();
        assertFalse(reply.path("successful").asBoolean(true));
        assertEquals("403::Handshake denied", reply.path("error").asText());
        assertEquals("none", reply.path("advice").path("reconnect").asText());
        assertTrue(reply.path("clientId").isMissingNode());
        assertEquals(0, fixture.server.getSessions().size());
    }

    @Test
    void cookieAloneContinuesASession() {
        RawClient ann = fixture.raw("ann").open("/v2/me/outbound").authorization(null);
        fixture.publish(ANN, outbound("with-cookie"));
        assertEquals(List.of("with-cookie"), received(ann));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "eve", "wrong"})
    void otherCredentialsCannotActOnASession(String user) {
        RawClient ann = fixture.raw("ann").open("/v2/me/outbound");
        fixture.publish(ANN, outbound("secret"));
        RawClient thief =
                new RawClient(fixture.url(), basic(user)).cookie(ann.cookie()).clientId(ann.clientId());

        assertUnknown(thief.connect(POLL));
        assertUnknown(thief.subscribe("/v2/me/*"));
        assertUnknown(thief.post("", "{'channel':'/meta/disconnect','clientId':'@'}"));
        assertEquals(List.of("secret"), received(ann));
    }

    @Test
    void clientIdWithoutItsCookieIsUnknown() {
        RawClient ann = fixture.raw("ann").open("/v2/me/outbound");
        RawClient thief = fixture.raw("ann").authorization(null).clientId(ann.clientId());
        assertUnknown(thief.connect(POLL));
        assertUnknown(thief.cookie("BAYEUX_BROWSER=guess").connect(POLL));
        assertUnknown(thief.cookie(fixture.raw("ann").open().cookie()).connect(POLL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/me/outbound", "/v2/me/new", "/service/x", "/meta/other", "/v2/me/**", "/a//b"})
    void nobodyPublishes(String channel) {
        RawClient bob = fixture.raw("bob").open("/**", "/v2/me/outbound");
        RawClient ann = fixture.raw("ann").open("/**", "/v2/me/outbound");
        JsonNode reply = bob.post("/", "{'channel':'" + channel + "','clientId':'@','data':{'x':1}}")
                .path(0);
        assertFalse(reply.path("successful").asBoolean(true));
        assertTrue(reply.path("error").asText().startsWith("403:"), reply.toString());
        assertEquals(List.of(), received(ann));
    }

    @Test
    void subscriptionsAreBounded() {
        RawClient ann = fixture.raw("ann").open();
        int channels = fixture.server.getChannels().size();
        String many = "'/v2/a','/v2/b','/v2/c','/v2/d','/v2/e','/v2/f','/v2/g','/v2/h','/v2/i','/v2/j'";
        JsonNode reply = ann.post("", "{'channel':'/meta/subscribe','clientId':'@','subscription':[" + many + "]}");
        assertTrue(reply.path(0).path("error").asText().startsWith("403:"));
        assertEquals(channels + 8, fixture.server.getChannels().size());
        assertTrue(ann.subscribe("/chat/all").path(0).path("error").asText().startsWith("403:"));
    }

    @Test
    void handshakesOfOneUserAreBounded() {
        for (int n = 0; n < 5; n++) {
            assertTrue(fixture.raw("ann").handshake().path("successful").asBoolean());
        }
        JsonNode refused = fixture.raw("ann").handshake();
        assertFalse(refused.path("successful").asBoolean(true));
        assertEquals("handshake", refused.path("advice").path("reconnect").asText());
        assertEquals(10_000, refused.path("advice").path("interval").asInt());
        assertTrue(fixture.raw("bob").handshake().path("successful").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'ext':{'ack':true}"})
    void sessionThatNeverReadsIsEndedAtTheQueueBound(String more) {
        RawClient ann = fixture.raw("ann");
        ann.handshake(more);
        ann.subscribe("/v2/me/outbound");
        for (int n = 0; n < 4; n++) {
            fixture.publish(ANN, outbound("n" + n));
        }
        assertEquals(0, fixture.publish(ANN, outbound("too late")));
        assertUnknown(ann.connect(POLL));
    }

    private static void assertUnknown(JsonNode replies) {
        assertEquals(1, replies.size());
        assertEquals("402::Unknown client", replies.path(0).path("error").asText());
    }

    private static List<String> received(RawClient client) {
        return StreamSupport.stream(client.connect(POLL).spliterator(), false)
                .filter(message -> message.has("data"))
                .map(message -> message.path("data").path("referenceId").asText())
                .toList();
    }
}
