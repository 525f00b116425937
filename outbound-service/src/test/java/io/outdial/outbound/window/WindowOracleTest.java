package io.outdial.outbound.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.time.TzdbZone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rule against one that asks the clocks of the JVM minute by minute. */
class WindowOracleTest {

    /** Where the JVM's rules for those years are those of the tz database. */
    private static final List<String> ZONES = List.of(
            "UTC",
            "America/New_York",
            "America/Los_Angeles",
            "America/Phoenix",
            "America/St_Johns",
            "Europe/London",
            "Europe/Berlin",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Asia/Tokyo",
            "Australia/Adelaide",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Pacific/Kiritimati");

    private static final Instant BEGIN = Instant.parse("2023-01-01T00:00:00Z");
    private static final int MINUTES_OF_A_YEAR = 365 * 24 * 60;
    private static final Duration LOOKS_AHEAD = Duration.ofHours(26);

    private final Random random = new Random(4711);

    @Test
    void bothSayTheSame() {
        int opened = 0;
        for (int round = 0; round < 10_000; round++) {
            Oracle oracle = randomOracle();
            WindowRule rule =
                    new WindowRule(oracle.zones.stream().map(TzdbZone::of).toList(), oracle.hours);
            Instant now = randomInstant(oracle.zones);
            String what = oracle + " at " + now;

            assertEquals(oracle.isOpen(now), rule.isOpen(now), what);
            Optional<Instant> opening = rule.nextOpening(now);
            Optional<Instant> expected = oracle.first(true, now);
            if (expected.isPresent()) {
                opened++;
                assertEquals(expected, opening, what);
            } else {
                assertTrue(opening.isEmpty() || !opening.get().isBefore(now.plus(LOOKS_AHEAD)), what);
            }
            Optional<Instant> edge = rule.nextEdge(now);
            Optional<Instant> change = oracle.first(!oracle.isOpen(now), now);
            assertEquals(change, edge.filter(at -> at.isBefore(now.plus(LOOKS_AHEAD))), what);
        }
        assertTrue(opened > 5_000, "most windows open within a day");
    }

    private Oracle randomOracle() {
        List<String> zones = Stream.generate(() -> ZONES.get(random.nextInt(ZONES.size())))
                .limit(1 + random.nextInt(3))
                .distinct()
                .toList();
        List<CallHours> hours =
                Stream.generate(this::randomHours).limit(1 + random.nextInt(2)).toList();
        return new Oracle(zones, hours);
    }

    private CallHours randomHours() {
        int from = random.nextInt(1440);
        int until = (from + 1 + random.nextInt(1439)) % 1440;
        return until == 0 || random.nextInt(50) == 0 ? CallHours.WHOLE_DAY : new CallHours(from * 60, until * 60);
    }

    /** One of two is within a day of a night in which clocks are put forward or back. */
    private Instant randomInstant(List<String> zones) {
        Instant any = BEGIN.plus(random.nextInt(MINUTES_OF_A_YEAR), ChronoUnit.MINUTES);
        var change = ZoneId.of(zones.get(0)).getRules().nextTransition(any);
        return change == null || random.nextBoolean()
                ? any
                : change.getInstant().minus(random.nextInt(1440), ChronoUnit.MINUTES);
    }

    private record Oracle(List<String> zones, List<CallHours> hours) {

        boolean isOpen(Instant at) {
            for (String zone : zones) {
                int offset = ZoneId.of(zone).getRules().getOffset(at).getTotalSeconds();
                long second = Math.floorMod(at.getEpochSecond() + offset, 86_400L);
                for (CallHours each : hours) {
                    int length = Math.floorMod(each.until() - each.from() - 1, 86_400) + 1;
                    if (Math.floorMod(second - each.from(), 86_400L) >= length) {
                        return false;
                    }
                }
            }
            return true;
        }

        Optional<Instant> first(boolean open, Instant now) {
            for (Instant at = now; at.isBefore(now.plus(LOOKS_AHEAD)); at = at.plusSeconds(60)) {
                if (isOpen(at) == open) {
                    return Optional.of(at);
                }
            }
            return Optional.empty();
        }
    }
}
