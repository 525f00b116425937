package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.ANN;
import static io.outdial.outbound.notification.cometd.NotificationFixture.basic;
import static io.outdial.outbound.notification.cometd.NotificationFixture.internal;
import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that go away and publishers that race: each message arrives once, in order, and nothing is left behind. */
class NothingIsLostTest {

    private static final String POLL = "'advice':{'timeout':0},";

    private NotificationFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new NotificationFixture(Settings.DEFAULT.withMaxQueue(100_000));
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void clientThatGoesAwayWhileHeldIsNoticedAtOnce() throws IOException {
        RawClient ann = fixture.raw("ann").open("/v2/me/outbound");
        try (Socket socket = new Socket("127.0.0.1", fixture.port)) {
            sendConnect(socket, ann, "");
            await().until(() ->
                    session(ann).getMetaConnectCycle() > 0 && session(ann).getIntervalNanoTime() == 0);
        }
        // The session's expiry runs again only when the held connect was let go.
        await().until(() -> session(ann).getIntervalNanoTime() != 0);
        fixture.publish(ANN, outbound("kept"));
        assertEquals(List.of("kept"), received(ann.connect("")));
    }

    @Test
    void messagesTakenForAClientThatIsGoneAreQueuedAgain() throws IOException {
        RawClient ann = fixture.raw("ann").open("/v2/me/outbound");
        fixture.publish(ANN, outbound("first"));
        fixture.authenticating.clear();
        fixture.gate = new CompletableFuture<>();
        try (Socket socket = new Socket("127.0.0.1", fixture.port)) {
            sendConnect(socket, ann, POLL);
            await().until(() -> !fixture.authenticating.isEmpty());
        }
        await().until(() -> fixture.authenticating.peek().response().closed());
        fixture.gate.complete(null);
        await().until(() ->
                session(ann).getIntervalNanoTime() != 0 && session(ann).hasNonLazyMessages());
        fixture.publish(ANN, outbound("second"));

        assertEquals(List.of("first", "second"), received(ann.connect("")));
    }

    @Test
    void racingPublishersNeitherLoseNorMixTheirMessages() throws Exception {
        int publishers = 4;
        int batches = 500;
        RawClient ann = fixture.raw("ann").open("/**");
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Void>> publishing = IntStream.range(0, publishers)
                .mapToObj(publisher -> CompletableFuture.runAsync(() -> {
                    awaitStart(start);
                    for (int batch = 0; batch < batches; batch++) {
                        String name = publisher + ":" + batch;
                        fixture.publish(ANN, outbound(name), internal(name));
                    }
                }))
                .toList();
        start.countDown();

        List<String> received = new ArrayList<>();
        while (received.size() < publishers * batches * 2) {
            received.addAll(received(ann.connect("")));
        }

        publishing.forEach(CompletableFuture::join);
        int[] next = new int[publishers];
        for (int i = 0; i < received.size(); i += 2) {
            String name = received.get(i);
            assertEquals(name, received.get(i + 1), "the two messages of a call are neighbours");
            int publisher = Integer.parseInt(name.split(":")[0]);
            assertEquals(publisher + ":" + next[publisher]++, name);
        }
        assertEquals(publishers * batches * 2, received.size());
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void sendConnect(Socket socket, RawClient client, String more) throws IOException {
        byte[] body = client.text(RawClient.connectBody(more)).getBytes(UTF_8);
        String head = "POST /api/v2/notifications/connect HTTP/1.1\r\nHost: here\r\nCookie: " + client.cookie()
                + "\r\nAuthorization: " + basic("ann") + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(UTF_8));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
    }

    private UserSession session(RawClient client) {
        return (UserSession) fixture.server.getSession(client.clientId());
    }

    private static List<String> received(JsonNode replies) {
        return StreamSupport.stream(replies.spliterator(), false)
                .filter(message -> message.has("data"))
                .map(message -> message.path("data").path("referenceId").asText())
                .toList();
    }
}
