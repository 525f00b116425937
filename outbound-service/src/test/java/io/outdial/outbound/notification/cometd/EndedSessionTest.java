package io.outdial.outbound.notification.cometd;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.entry.Api;
import io.outdial.outbound.notification.UserSessions;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.registry.Registry;
import io.outdial.platform.registry.RegistryFile;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A desktop whose polls carry nothing but its cookie hears nothing more once its login has changed. Changes by SQL are
 * what another replica does: this one hears of them by the database only.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EndedSessionTest {

    private static final Duration AT_MOST = Duration.ofSeconds(5);

    @Inject
    NotificationServer server;

    @Inject
    UserSessions sessions;

    @Inject
    KeyRegistry registry;

    @ConfigProperty(name = "outdial.registry-file")
    String registryFile;

    @TestHTTPResource("/api/v2/notifications")
    URL url;

    private RecordFixture ann;
    private RawClient desktop;

    @BeforeEach
    void aDesktopWithACookie() {
        ann = new RecordFixture();
        desktop = cookieOnly(ann);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE member SET password_hash = 'x' WHERE client_id = ? AND id = ?",
                "UPDATE member SET password_hash = NULL WHERE client_id = ? AND id = ?",
                "UPDATE member SET user_name = user_name || '-2' WHERE client_id = ? AND id = ?",
                "UPDATE member SET features = '{api-voice}' WHERE client_id = ? AND id = ?",
                "DELETE FROM member WHERE client_id = ? AND id = ?"
            })
    void byAChangeInAnotherReplica(String change) {
        CompletableFuture<HttpResponse<String>> poll = held(desktop);
        ann.execute(change, ann.client, ann.member);
        assertEnded(desktop, poll);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"password\":\"another horse\"}", "{\"features\":[]}", "{\"userName\":null}", ""})
    void byAChangeOverTheApi(String patch) {
        CompletableFuture<HttpResponse<String>> poll = held(desktop);
        if (patch.isEmpty()) {
            Api.right().delete("/v2/members/" + ann.member).then().statusCode(200);
        } else {
            Api.right().body(patch).patch("/v2/members/" + ann.member).then().statusCode(200);
        }
        assertEnded(desktop, poll);
    }

    @Test
    void byTheEndOfItsClient() throws Exception {
        RawClient abroad = cookieOnly(new RecordFixture(TestEnvironment.MEXICAN_CLIENT));
        CompletableFuture<HttpResponse<String>> poll = held(abroad);
        RegistryFile file = new RegistryFile(Path.of(registryFile));
        Registry all = file.read();
        file.write(new Registry(
                all.clients().stream()
                        .filter(client -> !client.id().equals(TestEnvironment.MEXICAN_CLIENT))
                        .toList(),
                all.keys().stream()
                        .filter(key -> !key.clientId().equals(TestEnvironment.MEXICAN_CLIENT))
                        .toList()));
        try {
            await().atMost(Duration.ofSeconds(20)).until(poll::isDone);
            assertUnknown(abroad);
        } finally {
            file.write(all);
            await().until(() -> registry.client(TestEnvironment.MEXICAN_CLIENT).isPresent());
        }
    }

    /** Of a desktop that nobody closed; it counts from the handshake, at whichever replica that was. */
    @Test
    void byItsAge() {
        try (SecondReplica second = new SecondReplica()) {
            RawClient old = new RawClient(second.url(), Desktops.basic(ann))
                    .open("/v2/me/outbound")
                    .authorization(null);
            ann.execute(
                    "UPDATE notification_session SET opened_at = now() - interval '25 hours' WHERE id = ?",
                    old.clientId());
            old.at(url.toString()).connect("'advice':{'timeout':0},");
            CompletableFuture<HttpResponse<String>> poll = held(old);
            sessions.endOlderThan(Duration.ofHours(24));
            assertEquals(
                    "none",
                    RawClient.json(RawClient.await(poll))
                            .path(0)
                            .at("/advice/reconnect")
                            .asText());
            assertUnknown(old);
            assertTrue(desktop.connect("'advice':{'timeout':0},")
                    .path(0)
                    .path("successful")
                    .asBoolean());
        }
    }

    @Test
    void whatChangesNothingOfTheLoginEndsNothing() {
        RecordFixture bob = new RecordFixture();
        RawClient later = cookieOnly(bob);
        ann.execute(
                "UPDATE member SET name = 'Another name', updated_at = now() WHERE client_id = ? AND id = ?",
                ann.client,
                ann.member);
        ann.execute(
                "UPDATE member SET features = features || '{api-voice}' WHERE client_id = ? AND id = ?",
                ann.client,
                ann.member);
        // Changes are received in their order: after this one, those have been received too.
        bob.execute("DELETE FROM member WHERE client_id = ? AND id = ?", bob.client, bob.member);
        await().atMost(AT_MOST).until(() -> server.getSession(later.clientId()) == null);
        JsonNode reply = desktop.connect("'advice':{'timeout':0},").path(0);
        assertTrue(reply.path("successful").asBoolean(), reply.toString());
    }

    @Test
    void afterTheListeningConnectionWasLost() {
        ann.execute("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE pid <> pg_backend_pid() AND query = 'SELECT pg_notify($1, $2)'
                """);
        ann.execute("DELETE FROM member WHERE client_id = ? AND id = ?", ann.client, ann.member);
        await().atMost(Duration.ofSeconds(20)).until(() -> server.getSession(desktop.clientId()) == null);
        assertUnknown(desktop);
    }

    private RawClient cookieOnly(RecordFixture user) {
        return new RawClient(url.toString(), Desktops.basic(user))
                .open("/v2/me/outbound")
                .authorization(null);
    }

    private CompletableFuture<HttpResponse<String>> held(RawClient client) {
        CompletableFuture<HttpResponse<String>> poll = client.connecting("");
        UserSession session = (UserSession) server.getSession(client.clientId());
        await().until(() -> session.getMetaConnectCycle() > 0 && session.getIntervalNanoTime() == 0);
        return poll;
    }

    private void assertEnded(RawClient client, CompletableFuture<HttpResponse<String>> poll) {
        await().atMost(AT_MOST).until(poll::isDone);
        assertEquals(1, RawClient.json(poll.join()).size());
        assertUnknown(client);
    }

    private static void assertUnknown(RawClient client) {
        assertEquals(
                "402::Unknown client", client.connect("").path(0).path("error").asText());
    }
}
