package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.ANN;
import static io.outdial.outbound.notification.cometd.NotificationFixture.BOB;
import static io.outdial.outbound.notification.cometd.NotificationFixture.basic;
import static io.outdial.outbound.notification.cometd.NotificationFixture.internal;
import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSession;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
import org.cometd.client.BayeuxClient;
import org.cometd.client.ext.AckExtension;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real CometD Java client against the adapter, through whole cycles. */
class CometdJavaClientTest {

    private final HttpClient http = new HttpClient();
    private final List<BayeuxClient> clients = new ArrayList<>();
    private NotificationFixture fixture;

    @BeforeEach
    void start() throws Exception {
        http.start();
        fixture = new NotificationFixture(Settings.DEFAULT.withTimeout(Duration.ofMillis(500)));
    }

    @AfterEach
    void stop() throws Exception {
        clients.forEach(client -> client.disconnect(5_000));
        fixture.close();
        http.stop();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void receivesInOrderWithAndWithoutAcknowledgement(boolean acknowledged) {
        List<String> received = new CopyOnWriteArrayList<>();
        BayeuxClient client = client("ann");
        if (acknowledged) {
            client.addExtension(new AckExtension());
        }
        open(client, received, "/v2/me/outbound", "/me/internal");

        IntStream.range(0, 20).forEach(n -> fixture.publish(ANN, outbound("o" + n), internal("i" + n)));

        await().until(() -> received.size() >= 40);
        assertEquals(
                IntStream.range(0, 20)
                        .boxed()
                        .flatMap(n -> List.of("/v2/me/outbound o" + n, "/me/internal i" + n).stream())
                        .toList(),
                received);
    }

    @Test
    @DisplayName("7.4 point 4: /v2/me/* and /me/internal")
    void wildcardOfGenesysClientsGetsOutboundButNotInternal() {
        List<String> received = new CopyOnWriteArrayList<>();
        open(client("ann"), received, "/v2/me/*");
        fixture.publish(ANN, internal("hidden"), outbound("seen"), internal("hidden"), outbound("seen too"));
        await().until(() -> received.size() >= 2);
        assertEquals(List.of("/v2/me/outbound seen", "/v2/me/outbound seen too"), received);
    }

    @Test
    @DisplayName("7.4 point 4: two users")
    void usersNeverSeeEachOthersMessages() {
        List<String> annReceived = new CopyOnWriteArrayList<>();
        List<String> bobReceived = new CopyOnWriteArrayList<>();
        open(client("ann"), annReceived, "/**");
        open(client("bob"), bobReceived, "/**");
        fixture.publish(ANN, outbound("for-ann"));
        fixture.publish(BOB, outbound("for-bob"));
        await().until(() -> annReceived.size() + bobReceived.size() >= 2);
        assertEquals(List.of("/v2/me/outbound for-ann"), annReceived);
        assertEquals(List.of("/v2/me/outbound for-bob"), bobReceived);
    }

    @Test
    @DisplayName("7.4 point 5: the client recovers and subscribes again")
    void shakesHandsAgainAfter402AndGoesOn() {
        List<String> received = new CopyOnWriteArrayList<>();
        BayeuxClient client = client("ann");
        open(client, received, "/v2/me/outbound");
        String before = client.getId();

        fixture.server.removeSession(fixture.server.getSession(before));

        await().until(() -> fixture.publish(ANN, outbound("again")) == 1);
        await().until(() -> !received.isEmpty());
        assertEquals("/v2/me/outbound again", received.get(0));
        assertTrue(!before.equals(client.getId()));
    }

    @Test
    void staysConnectedOverManyPolls() {
        List<Boolean> connects = new CopyOnWriteArrayList<>();
        BayeuxClient client = client("ann");
        client.getChannel(Channel.META_CONNECT)
                .addListener((MessageListener) (channel, message) -> connects.add(message.isSuccessful()));
        open(client, new CopyOnWriteArrayList<>(), "/v2/me/outbound");
        await().until(() -> connects.size() >= 4);
        assertTrue(connects.stream().allMatch(Boolean::booleanValue));
    }

    @Test
    @DisplayName("7.4 point 9: bad credentials")
    void badCredentialsStopTheClient() {
        List<Message> handshakes = new CopyOnWriteArrayList<>();
        BayeuxClient client = client("mallory");
        client.getChannel(Channel.META_HANDSHAKE)
                .addListener((MessageListener) (channel, message) -> handshakes.add(message));
        client.handshake();
        await().until(() -> client.isDisconnected() && !handshakes.isEmpty());
        assertEquals("403::Handshake denied", handshakes.get(0).get(Message.ERROR_FIELD));
        assertEquals(1, handshakes.size());
    }

    @Test
    void clientsCannotReachEachOther() {
        List<String> bobReceived = new CopyOnWriteArrayList<>();
        List<Message> replies = new CopyOnWriteArrayList<>();
        open(client("bob"), bobReceived, "/**");
        BayeuxClient ann = client("ann");
        open(ann, new CopyOnWriteArrayList<>(), "/v2/me/outbound");
        ann.getChannel("/v2/me/outbound").publish("forged", (ClientSession.MessageListener) replies::add);
        await().until(() -> !replies.isEmpty());
        assertEquals(false, replies.get(0).isSuccessful());
        fixture.publish(BOB, outbound("true"));
        await().until(() -> !bobReceived.isEmpty());
        assertEquals(List.of("/v2/me/outbound true"), bobReceived);
    }

    private BayeuxClient client(String user) {
        BayeuxClient client = new BayeuxClient(fixture.url(), new JettyHttpClientTransport(null, http) {
            @Override
            protected void customize(Request request) {
                request.headers(headers -> headers.put(HttpHeader.AUTHORIZATION, basic(user)));
            }
        });
        clients.add(client);
        return client;
    }

    /** As real clients do it: subscribes in the handshake listener, so again after each handshake. */
    private static void open(BayeuxClient client, List<String> received, String... channels) {
        List<String> subscribed = new CopyOnWriteArrayList<>();
        client.getChannel(Channel.META_HANDSHAKE).addListener((MessageListener) (handshake, reply) -> {
            if (reply.isSuccessful()) {
                for (String channel : channels) {
                    client.getChannel(channel)
                            .subscribe((from, message) -> collect(message, received), done -> subscribed.add(channel));
                }
            }
        });
        client.handshake();
        await().until(() -> client.isConnected() && subscribed.size() >= channels.length);
    }

    /** A listener of {@code /**} hears the client's own meta messages too; only notifications carry data. */
    private static void collect(Message message, List<String> received) {
        if (message.getData() != null) {
            received.add(message.getChannel() + " " + message.getDataAsMap().get("referenceId"));
        }
    }
}
