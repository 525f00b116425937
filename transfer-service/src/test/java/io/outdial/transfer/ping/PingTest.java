package io.outdial.transfer.ping;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.Management;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What looks at more than one ping: the breaker and the cap of a host, as the tests configure them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(PingedHost.class)
class PingTest {

    private static final int WINDOW = 10;
    private static final int CAP = 4;
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    Ping ping;

    @Test
    void aHostThatFailsIsLeftAloneForAWhileByTheClientThatAskedIt() {
        UUID client = UUID.randomUUID();
        for (int i = 0; i < WINDOW; i++) {
            assertThrows(PingRefused.class, () -> ask(client, "/broken"));
        }
        int asked = PingedHost.allowed().asked();
        for (int i = 0; i < 5; i++) {
            assertThrows(PingRefused.class, () -> ask(client, "/ok"));
        }
        assertEquals(asked, PingedHost.allowed().asked());
        assertEquals(200, ask(UUID.randomUUID(), "/ok").status());
        await().ignoreExceptions().until(() -> ask(client, "/ok").status() == 200);
    }

    @Test
    void anAnswerThatIsOfNoUseOrARequestThatMayNotBeSentSaysNothingAboutTheHost() {
        UUID client = UUID.randomUUID();
        for (int i = 0; i < 2 * WINDOW; i++) {
            String path = i % 2 == 0 ? "/absent" : "/html";
            assertThrows(PingRefused.class, () -> ask(client, path));
            PingRequest framed = new PingRequest(PingedHost.base() + "/ok", false, Map.of("Host", "a"), null, null);
            assertThrows(
                    PingRefused.class, () -> ping.ask(client, framed).await().atMost(LONG));
        }
        assertEquals(200, ask(client, "/ok").status());
    }

    @Test
    void moreThanTheCapAreRefusedAtOnce() {
        UUID client = UUID.randomUUID();
        int before = PingedHost.allowed().asked();
        List<Uni<Optional<Integer>>> many = IntStream.range(0, 3 * CAP)
                .mapToObj(i -> ping.ask(client, request("/slow"))
                        .map(answer -> Optional.of(answer.status()))
                        .onFailure(PingRefused.class)
                        .recoverWithItem(Optional.empty()))
                .toList();
        List<Optional<Integer>> outcomes =
                Uni.join().all(many).andFailFast().await().atMost(LONG);
        assertEquals(CAP, outcomes.stream().filter(Optional::isPresent).count());
        assertEquals(before + CAP, PingedHost.allowed().asked());
        assertTrue(PingedHost.allowed().mostOpen() <= CAP);
        assertEquals(200, ask(client, "/slow").status());
    }

    /** Counted hosts of clients would show who calls whom; pings have no series of their own. */
    @Test
    void noUrlIsSeenInTheMetrics() {
        ask(UUID.randomUUID(), "/echo?secret=in-a-query");
        String metrics = Management.metrics();
        assertTrue(metrics.contains("ping"));
        assertEquals(-1, metrics.indexOf("/echo"));
        assertEquals(-1, metrics.indexOf("in-a-query"));
    }

    private PingAnswer ask(UUID client, String path) {
        return ping.ask(client, request(path)).await().atMost(LONG);
    }

    private static PingRequest request(String path) {
        return new PingRequest(PingedHost.base() + path, false, Map.of(), null, Duration.ofSeconds(5));
    }
}
