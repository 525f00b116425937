package io.outdial.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.Wire.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * What holds for every operation that reads a body, in every dialect.
 *
 * @param login the header of a caller who may call it, as {@code name: value}
 */
public record BodyChecks(URI server, String method, String path, String login) {

    private static final String JSON = "Content-Type: application/json";
    private static final Set<Integer> REFUSED = Set.of(400, 413, 422);
    private static final byte[] PIECE = " ".repeat(1 << 16).getBytes(UTF_8);

    /** Whatever is sent, it is refused in the dialect, at the cost of nothing that stays. */
    public void nothingNastyIsTaken() throws IOException {
        for (Map.Entry<String, byte[]> body : NastyBodies.all().entrySet()) {
            Answer answer = send(body.getValue());
            String said = body.getKey() + ": " + answer;
            assertTrue(REFUSED.contains(answer.status()) || isRefusedUnder200(answer), said);
            assertSpeaksTheDialect(answer, said);
        }
        assertNothingIsHeld();
    }

    /** As CloudAgent's page and Bayeux do. */
    private static boolean isRefusedUnder200(Answer answer) {
        return answer.status() == 200
                && (answer.body().contains("\"status\":\"false\"")
                        || answer.body().contains("\"successful\":false"));
    }

    /** Only the head is ever sent: whoever waited for the body would not answer. */
    public Answer answerToTheHeadAlone(String credentials) throws IOException {
        try (Wire wire = new Wire(server)) {
            Answer answer = wire.head(method, path, credentials, JSON, "Content-Length: 100000")
                    .answer();
            assertSpeaksTheDialect(answer, answer.toString());
            // The connection is as good as before once the body has come and been dropped.
            wire.send(new byte[100_000]);
            assertIsAsGoodAsBefore(wire);
            return answer;
        }
    }

    /** A body without a length, larger than any limit on the way. */
    public void tooMuchIsTold(int mebibytes) throws IOException {
        try (Wire wire = new Wire(server)) {
            wire.head(method, path, login, JSON, "Transfer-Encoding: chunked");
            for (int i = 0; i < mebibytes * 16; i++) {
                wire.chunk(PIECE);
            }
            wire.chunk(new byte[0]);
            Answer answer = wire.answer();
            assertEquals(413, answer.status(), answer.toString());
            assertSpeaksTheDialect(answer, answer.toString());
            assertIsAsGoodAsBefore(wire);
        }
        assertNothingIsHeld();
    }

    /** A client that goes away in the middle of a body, or before its answer. */
    public void whoGoesAwayLeavesNothing() throws IOException {
        for (int sent : new int[] {0, 50_000, 100_000}) {
            try (Wire wire = new Wire(server)) {
                wire.head(method, path, login, JSON, "Content-Length: 100000");
                wire.send(" ".repeat(sent).getBytes(UTF_8));
            }
        }
        assertNothingIsHeld();
    }

    public Answer send(byte[] body) throws IOException {
        try (Wire wire = new Wire(server)) {
            return wire.head(method, path, login, JSON, "Content-Length: " + body.length)
                    .send(body)
                    .answer();
        }
    }

    /** A connection takes the next request. */
    public static void assertIsAsGoodAsBefore(Wire wire) throws IOException {
        assertEquals(404, wire.head("GET", "/nowhere").answer().status());
    }

    private static void assertNothingIsHeld() {
        await().until(() -> Management.metrics().contains("\noutdial_bodies_memory_bytes 0.0\n"));
    }

    private static void assertSpeaksTheDialect(Answer answer, String said) {
        assertTrue(answer.headers().getOrDefault("content-type", "").startsWith("application/json"), said);
        assertTrue(answer.headers().containsKey("x-request-id"), said);
        assertFalse(answer.body().matches("(?s).*(Exception|io\\.|java\\.|jackson|quarkus|vertx).*"), said);
        assertTrue(answer.body().length() < 1_000_000, said.substring(0, Math.min(said.length(), 500)));
    }
}
