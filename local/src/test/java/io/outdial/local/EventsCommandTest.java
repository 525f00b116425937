package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The events command against services that answer what they are told. */
class EventsCommandTest {

    private static final String TOKEN = "the-service-token";
    private static final String ID = "0198c2f0-0000-7000-8000-000000000001";
    private static final String EVENT = "/internal/v1/outbox/events/" + ID;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private HttpServer outbound;
    private HttpServer enrollment;

    @BeforeEach
    void start() throws IOException {
        outbound = serve("outbound");
        enrollment = serve("enrollment");
        Files.writeString(folder.resolve("credentials.json"), "{}");
        Files.writeString(folder.resolve("service-token"), TOKEN + "\n");
        Files.write(
                folder.resolve("service-urls"),
                List.of("enrollment-service " + url(enrollment), "outbound-service " + url(outbound)));
    }

    @AfterEach
    void stop() {
        outbound.stop(0);
        enrollment.stop(0);
    }

    @Test
    void whatWaitsIsListed() {
        Instant now = Instant.now();
        answers.put("outbound GET /internal/v1/outbox/events?failed=true&limit=5", """
                200 {"pending": 2, "oldestWrittenAt": "%1$s", "events": [
                 {"id": "%2$s", "type": "numbers.listed", "writtenAt": "%1$s", "attempts": 12, "dueAt": "%3$s", "failure": "it is not understood", "waitsFor": null},
                 {"id": "b", "type": "numbers.revoked", "writtenAt": "%4$s", "attempts": 0, "dueAt": "%3$s", "failure": null, "waitsFor": "%2$s"}]}""".formatted(
                        now.minus(Duration.ofMinutes(125)), ID, now.plusSeconds(90), now.minusSeconds(59)));
        answers.put(
                "enrollment GET /internal/v1/outbox/events?failed=true&limit=5",
                "200 {\"pending\": 0, \"oldestWrittenAt\": null, \"events\": []}");

        assertEquals(0, run("list", "--failed", "--limit", "5"), err::toString);

        String listed = out.toString();
        assertTrue(listed.contains("outbound-service: 2 events wait, the oldest since 2h 5min\n"), listed);
        assertTrue(listed.matches("(?s).*" + ID + " +numbers.listed +2h 5min +12 +in 1min \\d+s\n.*"), listed);
        assertTrue(listed.contains("\n    it is not understood\n"), listed);
        assertTrue(listed.matches("(?s).*numbers.revoked +\\d+s +0 +after " + ID + "\n.*"), listed);
        assertTrue(listed.contains("enrollment-service: no event waits\n"), listed);
    }

    @Test
    void whoHasItShowsIt() {
        answers.put("enrollment GET " + EVENT, "200 {\"id\": \"" + ID + "\", \"data\": {\"phone\": \"1\"}}");
        assertEquals(0, run("show", ID), err::toString);
        assertTrue(out.toString().contains("\"phone\" : \"1\""), out::toString);
        assertEquals(List.of("outbound GET " + EVENT, "enrollment GET " + EVENT), asked);
    }

    @Test
    void severalAreTriedAgain() {
        String other = ID.replace('1', '2');
        answers.put("outbound POST " + EVENT + ":retry", "204 ");
        answers.put("enrollment POST " + EVENT.replace(ID, other) + ":retry", "204 ");
        assertEquals(0, run("retry", ID, other), err::toString);
        assertEquals(
                ID + " is tried by outbound-service now\n" + other + " is tried by enrollment-service now\n",
                out.toString());
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void itIsDroppedByTheUserForAReason(boolean confirmed) {
        answers.put(
                "outbound POST " + EVENT + ":drop",
                confirmed
                        ? "200 {\"type\": \"numbers.listed\", \"dropped\": {\"by\": \"ada\"}}"
                        : "409 {\"message\": \"It has to be confirmed\"}");
        List<String> arguments = new ArrayList<>(List.of("drop", ID, "--reason", "beyond \"repair\""));
        if (confirmed) {
            arguments.add("--yes");
        }

        assertEquals(confirmed ? 0 : 1, run(arguments.toArray(new String[0])));

        assertTrue(asked.get(1).contains("\"reason\":\"beyond \\\"repair\\\"\""), asked::toString);
        assertTrue(asked.get(1).contains("\"by\":\"" + System.getProperty("user.name") + "\""), asked::toString);
        assertTrue(asked.get(1).contains("\"confirmed\":" + confirmed), asked::toString);
        assertEquals(confirmed ? ID + " (numbers.listed) was dropped by ada\n" : "", out.toString());
        assertEquals(
                confirmed ? "" : "outdial: outbound-service answers with 409 It has to be confirmed\n", err.toString());
    }

    @Test
    void anotherInstallationHasItsOwnToken() throws IOException {
        Files.writeString(folder.resolve("token"), TOKEN);
        answers.put("enrollment POST " + EVENT + ":retry", "204 ");
        String file = folder.resolve("token").toString();
        assertEquals(0, run("retry", ID, "--url", url(enrollment), "--token-file", file), err::toString);
        assertEquals(1, asked.size());
    }

    @ParameterizedTest(name = "outdial events {0} -> exit {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                                      | 2 | list, show, retry or drop?",
                "show 17                               | 2 | 17",
                "retry                                 | 2 | ID",
                "drop 0198c2f0-0000-7000-8000-000000000001 | 2 | --reason",
                "list --service transfer               | 2 | transfer",
                "list --url http://localhost:1         | 2 | --token-file",
                "list --url nowhere --token-file x     | 2 | an address such as",
                "show 0198c2f0-0000-7000-8000-000000000001 | 1 | waits",
                "list --data DIR/none                  | 1 | start a stack there first",
            })
    void whatCannotBeDone(String arguments, int code, String message) {
        String given = arguments == null ? "" : arguments.replace("DIR", folder.toString());
        assertEquals(code, run(given.isEmpty() ? new String[0] : given.split(" ")), err::toString);
        assertTrue(err.toString().contains(message), err::toString);
        assertFalse((out.toString() + err).contains(TOKEN));
    }

    private HttpServer serve(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String request = name + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(request);
            if (!body.isEmpty()) {
                asked.add(body);
            }
            boolean isKnown = TOKEN.equals(exchange.getRequestHeaders().getFirst("x-outdial-service-token"));
            String answer = isKnown ? answers.getOrDefault(request, "404 {\"message\": \"Not found\"}") : "401 {}";
            byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    Integer.parseInt(answer.substring(0, 3)), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("events"));
        all.addAll(List.of(arguments));
        if (arguments.length > 0 && !all.contains("--data")) {
            all.addAll(List.of("--data", folder.toString()));
        }
        return Outdial.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(new String[0]));
    }
}
