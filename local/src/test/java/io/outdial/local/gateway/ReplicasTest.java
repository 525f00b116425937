package io.outdial.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.gateway.ReplicasFixture.State;
import io.outdial.local.gateway.ReplicasFixture.Stub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A service with two replicas behind the gateway: who gets a request, and what happens when one of them is away. */
class ReplicasTest {

    private static final String SESSION = "/api/v2/notifications";
    private static final String OPERATION = "/api/v2/me";
    private static final String OTHER = "/v2/x";

    private ReplicasFixture gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new ReplicasFixture();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void eachHasItsTurn() throws Exception {
        List<String> names = gateway.askedInTurn(6, OTHER);

        assertEquals(3, names.stream().filter("one"::equals).count(), names.toString());
        assertEquals(3, names.stream().filter("two"::equals).count(), names.toString());
        assertNotEquals(names.get(0), names.get(1));
    }

    @Test
    void onlyANotificationSessionGetsACookie() throws Exception {
        for (String path : List.of(OTHER, OPERATION)) {
            assertEquals(List.of("BAYEUX_BROWSER=1"), setCookies(gateway.send("GET", path, "")));
        }
        List<String> cookies = setCookies(gateway.send("POST", SESSION, "[]"));

        assertEquals(2, cookies.size(), cookies.toString());
        assertTrue(cookies.get(1).matches("OUTDIAL_REPLICA=[A-Za-z0-9_-]{22}; Path=/; HttpOnly; SameSite=Lax"));
    }

    @Test
    void theCookieKeepsAClientAtItsReplicaAndIsNotPassedOn() throws Exception {
        HttpResponse<String> first = gateway.send("POST", SESSION, "[]");
        String cookie = replicaCookie(first);

        for (int i = 0; i < 3; i++) {
            HttpResponse<String> next = gateway.send("POST", SESSION, "[]", "Cookie", "a=b; " + cookie + "; c=d");
            assertEquals(first.body(), next.body());
            assertEquals(List.of("BAYEUX_BROWSER=1"), setCookies(next));
        }
        assertEquals(Set.of(first.body()), new HashSet<>(gateway.askedInTurn(4, OPERATION, "Cookie", cookie)));
        assertEquals(List.of("a=b; c=d", "a=b; c=d", "a=b; c=d"), List.copyOf(named(first.body()).cookies));
    }

    @Test
    void aForgedCookieIsNone() throws Exception {
        for (String value : List.of("", "1", "one", "127.0.0.1:" + gateway.one.port, "x".repeat(4_000))) {
            HttpResponse<String> answer = gateway.send("POST", SESSION, "[]", "Cookie", "OUTDIAL_REPLICA=" + value);
            assertEquals(200, answer.statusCode());
            assertEquals(2, setCookies(answer).size());
        }
        assertTrue(gateway.one.cookies.isEmpty() && gateway.two.cookies.isEmpty());
    }

    @Test
    void aReplicaThatIsGoneIsPassedOverAndFoundAgain() throws Exception {
        HttpResponse<String> first = gateway.send("POST", SESSION, "[]");
        Stub gone = named(first.body());
        gone.close();

        HttpResponse<String> moved = afterABreak(replicaCookie(first));
        assertEquals(200, moved.statusCode());
        assertNotEquals(first.body(), moved.body());
        assertNotEquals(replicaCookie(first), replicaCookie(moved));
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> write = gateway.send("POST", OTHER, "{\"number\": " + i + "}");
            assertEquals(200, write.statusCode());
            assertEquals(moved.body(), write.body());
        }
        assertEquals(
                List.of("POST []", "POST {\"number\": 0}"),
                named(moved.body()).requests.stream().limit(2).toList());

        gone.listen();
        await().atMost(10, SECONDS).until(() -> gateway.askedInTurn(2, OTHER).contains(gone.name));
    }

    /**
     * Whether the gateway has noticed by now that its open connection is gone is a matter of chance. If not, it cannot
     * tell whether the write was carried out, and does not repeat it.
     */
    private HttpResponse<String> afterABreak(String cookie) throws Exception {
        HttpResponse<String> answer = gateway.send("POST", SESSION, "[]", "Cookie", cookie);
        return answer.statusCode() == 503 ? gateway.send("POST", SESSION, "[]", "Cookie", cookie) : answer;
    }

    /** By HTTP/2 the first part of it has been read before there is a connection to a replica. */
    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aBodyOfUnknownLengthReachesTheOther(HttpClient.Version version) throws Exception {
        gateway.one.close();
        HttpClient client = HttpClient.newBuilder().version(version).build();
        for (String body : List.of("first", "second", "third")) {
            HttpRequest request = HttpRequest.newBuilder(gateway.at(OTHER))
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                    .build();
            assertEquals("two", client.send(request, BodyHandlers.ofString()).body());
        }
        assertEquals(List.of("POST first", "POST second", "POST third"), List.copyOf(gateway.two.requests));
    }

    @Test
    void whatIsSafeIsRepeatedAtAnotherReplica() throws Exception {
        gateway.one.state = State.BREAKING;

        assertEquals(List.of("two", "two", "two", "two"), gateway.askedInTurn(4, OTHER));
        assertTrue(gateway.one.requests.size() >= 2, gateway.one.requests.toString());
    }

    @ParameterizedTest
    @CsvSource({"POST, {}", "POST, ''", "PATCH, {}", "DELETE, ''", "PUT, {}"})
    void whatMayHaveBeenCarriedOutIsNot(String method, String body) throws Exception {
        gateway.one.state = State.BREAKING;
        gateway.two.state = State.BREAKING;

        assertEquals(
                503, gateway.send(method, OTHER, body, "Idempotency-Key", "k").statusCode());
        assertEquals(1, gateway.one.requests.size() + gateway.two.requests.size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/x       | {\"message\":\"%s\",\"code\":\"SERVICE_UNAVAILABLE\",\"retryAfter\":1}",
                "/api/v2/me  | {\"statusCode\":4,\"statusMessage\":\"%s\"}",
                "/ca_apis/x  | {\"status\":\"error\",\"message\":\"%s\"}",
            })
    void whereNoneIsLeftItIs503(String path, String body) throws Exception {
        gateway.one.close();
        gateway.two.close();

        HttpResponse<String> answer = gateway.send("POST", path, "{}");

        assertEquals(503, answer.statusCode());
        assertEquals(body.formatted("The service is not available, try again shortly"), answer.body());

        gateway.two.listen();
        assertEquals(200, gateway.send("POST", path, "{}").statusCode());
    }

    /** As after SIGSTOP: the system goes on taking connections for it. */
    @Test
    void nobodyWaitsForeverForASilentReplica() throws Exception {
        HttpResponse<String> first = gateway.send("POST", SESSION, "[]");
        String cookie = replicaCookie(first);
        named(first.body()).state = State.SILENT;

        CompletableFuture<HttpResponse<String>> read = CompletableFuture.supplyAsync(() -> sent("GET", "", cookie));
        CompletableFuture<HttpResponse<String>> write = CompletableFuture.supplyAsync(() -> sent("POST", "[]", cookie));

        assertEquals(200, read.get(10, SECONDS).statusCode());
        assertNotEquals(first.body(), read.get().body());
        assertEquals(503, write.get(10, SECONDS).statusCode());
        long start = System.nanoTime();
        assertEquals(200, gateway.send("POST", SESSION, "[]", "Cookie", cookie).statusCode());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 1_000);

        named(first.body()).state = State.UP;
        await().atMost(10, SECONDS).until(() -> gateway.send("POST", SESSION, "[]", "Cookie", cookie)
                .body()
                .equals(first.body()));
    }

    @Test
    void theAddressOfAServicePassesConnectionsOn() throws Exception {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            names.add(past());
        }
        assertEquals(Set.of("one", "two"), names);

        gateway.one.close();
        for (int i = 0; i < 4; i++) {
            assertEquals("two", past());
        }

        gateway.two.close();
        assertThrows(IOException.class, this::past);
    }

    /** By a connection of its own. */
    private String past() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + gateway.balancedPort + OTHER);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> sent(String method, String body, String cookie) {
        try {
            return gateway.send(method, SESSION, body, "Cookie", cookie);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Stub named(String name) {
        return name.equals("one") ? gateway.one : gateway.two;
    }

    private static List<String> setCookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    /** As a browser sends it back. */
    private static String replicaCookie(HttpResponse<String> answer) {
        return setCookies(answer).stream()
                .filter(cookie -> cookie.startsWith(ReplicaCookie.NAME))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }
}
