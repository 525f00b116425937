package io.outdial.outbound.login;

import static io.outdial.outbound.login.Desktop.LET_IN;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.entry.Api;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong logins are slowed down, and slow nobody else down. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LoginFloodTest {

    private static final int FLOOD = 250;
    /** Far below what so many passwords take to be hashed, far above what one does. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    /** As in application.properties, for tests. */
    private static final int FIRST_PAUSE_SECONDS = 3;

    private static final String RIGHT = TestEnvironment.AGENT_PASSWORD;

    @TestHTTPResource
    String url;

    private RecordFixture ann;
    private Desktop office;
    private Desktop stranger;

    @BeforeEach
    void anAgent() {
        ann = new RecordFixture();
        String base = url.replaceAll("/$", "");
        office = Desktop.anywhere(base);
        stranger = Desktop.anywhere(base);
    }

    @Test
    void anAgentWhoHasLoggedInIsNotHeldUpNotEvenByGuessesAtItsOwnNameFromItsOwnAddress() {
        assertEquals(LET_IN, office.login(ann.user, RIGHT).statusCode());
        List<CompletableFuture<HttpResponse<String>>> guesses = flood(n -> office.loggingIn(ann.user, "guess-" + n));
        assertLetInSoon(office);
        assertRefused(guesses);
        assertLetInSoon(office);
    }

    @Test
    void aFirstLoginIsNotBehindTheGuessesOfStrangers() {
        List<CompletableFuture<HttpResponse<String>>> guesses = flood(n -> stranger.loggingIn("nobody-" + n, "guess"));
        assertLetInSoon(office);
        assertRefused(guesses);
    }

    @Test
    void strangersWhoGuessAtANameDoNotHoldUpItsAgentAtHome() {
        assertEquals(LET_IN, office.login(ann.user, RIGHT).statusCode());
        assertRefused(flood(n -> Desktop.anywhere(stranger.baseUrl()).loggingIn(ann.user, "guess-" + n)));
        // Not even where the password is a new one, so that it has to be hashed.
        ann.execute(
                "UPDATE member SET password_hash = ? WHERE client_id = ? AND id = ?",
                BcryptUtil.bcryptHash("another", 4),
                ann.client,
                ann.member);
        assertEquals(LET_IN, office.login(ann.user, "another").statusCode());
    }

    @Test
    void aPasswordChangeIsNotBehindGuesses() {
        // The document is read with the first request, which takes its time.
        Api.right().get("/v2/members/" + ann.member).then().statusCode(200);
        List<CompletableFuture<HttpResponse<String>>> guesses = flood(n -> stranger.loggingIn("nobody-" + n, "guess"));
        long began = System.nanoTime();
        Api.right()
                .body("{\"password\":\"another horse\"}")
                .patch("/v2/members/" + ann.member)
                .then()
                .statusCode(200);
        assertSoon(began);
        assertRefused(guesses);
        assertEquals(LET_IN, office.login(ann.user, "another horse").statusCode());
    }

    /** An unknown name is told from a known one neither by its answers nor by when they become others. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failuresAreCountedAndTheNextOneHasToWait(boolean known) {
        String name = known ? ann.user : "nobody-" + ann.user;
        for (int n = 0; n < 5; n++) {
            HttpResponse<String> wrong = office.login(name, "guess-" + n);
            assertEquals(401, wrong.statusCode());
            assertEquals(20, Desktop.json(wrong).path("statusCode").asInt());
        }
        for (HttpResponse<String> refused : List.of(office.login(name, RIGHT), office.handshake(name, RIGHT))) {
            assertEquals(429, refused.statusCode());
            int wait =
                    Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(wait >= 1 && wait <= FIRST_PAUSE_SECONDS, () -> "Retry-After: " + wait);
            assertEquals("{\"statusCode\":3,\"statusMessage\":\"Too many failed logins\"}", refused.body());
        }
        // From elsewhere, and for other names from here, nothing is held up.
        assertEquals(known ? LET_IN : 401, stranger.login(name, RIGHT).statusCode());
        assertEquals(LET_IN, office.login(new RecordFixture().user, RIGHT).statusCode());
        // After the pause the right password gets in.
        await().atMost(AT_MOST).until(() -> office.login(name, RIGHT).statusCode() == (known ? LET_IN : 401));
    }

    /** A desktop begins with several requests at once; they are one try. */
    @Test
    void manyRequestsWithTheSamePasswordAreOneTry() {
        List<CompletableFuture<HttpResponse<String>>> first = flood(n -> office.loggingIn(ann.user, RIGHT));
        Set<Integer> statuses = Set.copyOf(
                first.stream().map(Desktop::await).map(HttpResponse::statusCode).toList());
        assertEquals(Set.of(LET_IN), statuses);
    }

    private void assertLetInSoon(Desktop desktop) {
        long began = System.nanoTime();
        assertEquals(LET_IN, desktop.login(ann.user, RIGHT).statusCode());
        assertSoon(began);
    }

    private static void assertSoon(long began) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(SOON) < 0, () -> "took " + took);
    }

    /** Most of them without being hashed. */
    private static void assertRefused(List<CompletableFuture<HttpResponse<String>>> guesses) {
        long hashed = 0;
        for (CompletableFuture<HttpResponse<String>> guess : guesses) {
            HttpResponse<String> answer = Desktop.await(guess);
            if (answer.statusCode() == 401) {
                hashed++;
            } else {
                assertTrue(Set.of(429, 503).contains(answer.statusCode()), answer.toString());
                assertTrue(Integer.parseInt(
                                answer.headers().firstValue("Retry-After").orElseThrow())
                        >= 1);
                assertEquals(2, Desktop.json(answer).size());
            }
        }
        long counted = hashed;
        assertTrue(counted < FLOOD / 2, () -> counted + " were hashed");
    }

    private static List<CompletableFuture<HttpResponse<String>>> flood(
            IntFunction<CompletableFuture<HttpResponse<String>>> guess) {
        return IntStream.range(0, FLOOD).mapToObj(guess).toList();
    }
}
