package io.outdial.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.bench.torture.FaultPlan.Step;
import io.outdial.bench.torture.FaultPlan.Stroke;
import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final int MANY = 1_000;

    /** That a process takes to come back under all of the load: most that were measured took less, with two cores. */
    private static final int RESTART_SECONDS = 25;

    private static final int DATABASE_SECONDS = 5;
    private static final int AGREEMENT_SECONDS = 2;

    /** The last fifteen seconds begin no fault. */
    private static final int HALF_AN_HOUR_SECONDS = 30 * 60 - 15;

    private static final List<Fault> ALL = List.of(Fault.values());

    @Test
    void isTheSameForTheSameSeed() {
        assertEquals(steps(7, ALL, MANY), steps(7, ALL, MANY));
        assertNotEquals(steps(7, ALL, MANY), steps(8, ALL, MANY));
    }

    /** Of each service two processes: each killed and paused, and each of ten kinds of connections in any trouble. */
    @Test
    void strikesEverythingWithEveryFault() {
        Set<String> struck = new HashSet<>();
        strokes(steps(1, ALL, 10 * MANY))
                .forEach(stroke -> struck.add(stroke.fault() + " " + stroke.target() + " " + stroke.peer()));
        assertEquals(2 * 4 * 2 + 2 * 10 * 5 + 2, struck.size(), struck::toString);
    }

    @Test
    void hasOnlyTheFaultsThatAreAskedFor() {
        assertTrue(strokes(steps(1, List.of(Fault.PAUSE), MANY)).allMatch(stroke -> stroke.fault() == Fault.PAUSE));
    }

    @Test
    void halfAnHourHasFiftyKillsAndEveryFault() {
        for (long seed = 0; seed < 100; seed++) {
            List<Stroke> strokes = strokes(stepsOfHalfAnHour(seed)).toList();
            Map<Fault, Long> made =
                    strokes.stream().collect(Collectors.groupingBy(Stroke::fault, Collectors.counting()));
            Map<OutdialService, Long> killed = strokes.stream()
                    .filter(stroke -> stroke.fault() == Fault.KILL)
                    .collect(Collectors.groupingBy(stroke -> stroke.target().service(), Collectors.counting()));

            assertTrue(made.get(Fault.KILL) >= 50, made::toString);
            assertEquals(Set.copyOf(ALL), made.keySet());
            assertTrue(made.values().stream().allMatch(count -> count >= 5), made::toString);
            assertEquals(OutdialService.values().length, killed.size());
            assertTrue(killed.values().stream().allMatch(count -> count >= 12), killed::toString);
        }
    }

    @Test
    void oneKindAloneComesAgainAndAgain() {
        for (Fault fault : ALL) {
            assertEquals(
                    3 * MANY,
                    strokes(steps(1, List.of(fault), 3 * MANY))
                            .filter(stroke -> stroke.fault() == fault)
                            .count());
        }
    }

    @Test
    void lastsAsLongAsItSays() {
        for (Step step : steps(1, ALL, MANY)) {
            assertTrue(step.waitSeconds() >= 2 && step.waitSeconds() <= 5, step::toString);
            step.strokes().forEach(stroke -> {
                int least = stroke.fault() == Fault.PAUSE ? 5 : stroke.seconds() > 2 ? 2 : 0;
                int most =
                        switch (stroke.fault()) {
                            case DATABASE -> 0;
                            case KILL -> 2;
                            case PAUSE -> 30;
                            default -> 15;
                        };
                assertTrue(stroke.seconds() >= least && stroke.seconds() <= most, stroke::toString);
            });
        }
    }

    /**
     * A process that is struck twice at once would be started twice, and one that is killed does not start without a
     * registry.
     */
    @Test
    void twoAtOnceStrikeDifferentThings() {
        List<Step> two = steps(1, ALL, MANY).stream()
                .filter(step -> step.strokes().size() == 2)
                .toList();
        assertTrue(two.size() > MANY / 10, () -> Integer.toString(two.size()));
        for (Step step : two) {
            ServiceReplica first = step.strokes().get(0).target();
            ServiceReplica second = step.strokes().get(1).target();
            Set<Fault> faults = step.strokes().stream().map(Stroke::fault).collect(Collectors.toSet());
            assertTrue(first == null ? faults.size() == 2 : !first.equals(second), step::toString);
            assertNotEquals(Set.of(Fault.KILL, Fault.REGISTRY), faults);
        }
    }

    @Test
    void databaseAndRegistryAreOne() {
        strokes(steps(1, List.of(Fault.DATABASE, Fault.REGISTRY), MANY)).forEach(stroke -> assertNull(stroke.target()));
    }

    private static List<Step> stepsOfHalfAnHour(long seed) {
        FaultPlan plan = new FaultPlan(seed, ALL, 2);
        List<Step> steps = new ArrayList<>();
        Step step = plan.next();
        for (int now = step.waitSeconds(); now < HALF_AN_HOUR_SECONDS; now += step.waitSeconds()) {
            steps.add(step);
            now += step.strokes().stream()
                    .mapToInt(FaultPlanTest::secondsUntilItIsOver)
                    .max()
                    .orElseThrow();
            now += steps.size() % 2 == 0 ? AGREEMENT_SECONDS : 0;
            step = plan.next();
        }
        return steps;
    }

    private static int secondsUntilItIsOver(Stroke stroke) {
        return stroke.seconds()
                + switch (stroke.fault()) {
                    case KILL -> RESTART_SECONDS;
                    case DATABASE -> DATABASE_SECONDS;
                    default -> 0;
                };
    }

    private static List<Step> steps(long seed, List<Fault> faults, int count) {
        FaultPlan plan = new FaultPlan(seed, faults, 2);
        return Stream.generate(plan::next).limit(count).toList();
    }

    private static Stream<Stroke> strokes(List<Step> steps) {
        return steps.stream().flatMap(step -> step.strokes().stream());
    }
}
