package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.ANN;
import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.cometd.server.ServerSessionImpl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several sessions behind one BAYEUX_BROWSER cookie, as of two tabs or of a Node process with one cookie jar. */
class MultipleClientsTest {

    @Test
    @DisplayName("7.4 point 8: the second client of a browser")
    void sessionsBeyondTheLimitAreToldToPoll() throws Exception {
        try (NotificationFixture fixture = new NotificationFixture(Settings.DEFAULT.withMaxSessionsPerBrowser(1))) {
            RawClient first = fixture.raw("ann").open("/v2/me/outbound");
            CompletableFuture<HttpResponse<String>> held = first.connecting("");
            await().until(() -> held(fixture, first));

            RawClient second = fixture.raw("ann").cookie(first.cookie());
            second.open("/v2/me/outbound");
            JsonNode advice = second.connect("").path(0).path("advice");
            assertTrue(advice.path("multiple-clients").asBoolean());
            assertEquals(2000, advice.path("interval").asInt());

            assertEquals(2, fixture.publish(ANN, outbound("both")));
            assertEquals(2, RawClient.json(RawClient.await(held)).size());
            assertEquals(2, second.connect("").size());
        }
    }

    @Test
    void sessionsWithinTheLimitAreHeld() throws Exception {
        try (NotificationFixture fixture = new NotificationFixture(Settings.DEFAULT)) {
            RawClient first = fixture.raw("ann").open("/v2/me/outbound");
            RawClient second = fixture.raw("ann").cookie(first.cookie()).open("/v2/me/outbound");
            CompletableFuture<HttpResponse<String>> one = first.connecting("");
            CompletableFuture<HttpResponse<String>> two = second.connecting("");
            await().until(() -> held(fixture, first) && held(fixture, second));

            assertEquals(2, fixture.publish(ANN, outbound("both")));
            assertEquals(2, RawClient.json(RawClient.await(one)).size());
            assertEquals(2, RawClient.json(RawClient.await(two)).size());
        }
    }

    private static boolean held(NotificationFixture fixture, RawClient client) {
        ServerSessionImpl session = (ServerSessionImpl) fixture.server.getSession(client.clientId());
        return session.getMetaConnectCycle() > 0 && session.getIntervalNanoTime() == 0;
    }
}
