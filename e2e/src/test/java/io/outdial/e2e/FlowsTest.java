package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What happens by one API, and how long it takes until it is true in the other service. The time is from the answer to
 * the request until a reader of the other side sees what came of it.
 */
@OnSharedProduct
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowsTest {

    /** The first one finds classes that nobody has used, and is not measured. */
    private static final int TIMES = 2;

    /** Other tests run beside; the printed times say what is usual. */
    private static final Duration LATEST = Duration.ofSeconds(10);

    private static final long USUAL_MILLIS = 1_000;

    private final Map<String, long[]> millis = new TreeMap<>();
    private final FlowCentre centre;

    FlowsTest(Product product) {
        centre = new FlowCentre(product);
    }

    @ParameterizedTest
    @MethodSource("io.outdial.e2e.Flows#all")
    void isKnownToTheOtherSide(Flow flow) {
        long[] taken = new long[TIMES - 1];
        for (int n = 0; n < TIMES; n++) {
            Person person = flow.begins().apply(centre);
            flow.happens().accept(centre, person);
            long begun = System.nanoTime();
            await(flow.name())
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(n == 0 ? LATEST.multipliedBy(4) : LATEST)
                    .until(() -> flow.isSeen().test(centre, person));
            if (n > 0) {
                taken[n - 1] = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            }
            centre.end(person);
        }
        millis.put(flow.name(), taken);
    }

    @AfterAll
    void isUsuallyKnownWithinASecond(TestReporter reporter) {
        long[] all =
                millis.values().stream().flatMapToLong(LongStream::of).sorted().toArray();
        millis.forEach((name, taken) -> reporter.publishEntry(
                name,
                LongStream.of(taken).mapToObj(each -> each + " ms").toList().toString()));
        reporter.publishEntry(
                "all",
                String.format(
                        Locale.ROOT,
                        "%d: median %d ms, p99 %d ms",
                        all.length,
                        all[all.length / 2],
                        all[(int) Math.ceil(all.length * 0.99) - 1]));
        assertTrue(all[all.length / 2] < USUAL_MILLIS, () -> "the median is " + all[all.length / 2] + " ms");
    }
}
