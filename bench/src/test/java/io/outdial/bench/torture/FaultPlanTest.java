package io.outdial.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.bench.torture.FaultPlan.Step;
import io.outdial.bench.torture.FaultPlan.Stroke;
import io.outdial.local.ServiceReplica;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final int MANY = 1_000;
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
    void lastsAsLongAsItSays() {
        for (Step step : steps(1, ALL, MANY)) {
            assertTrue(step.waitSeconds() >= 3 && step.waitSeconds() <= 12, step::toString);
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

    private static List<Step> steps(long seed, List<Fault> faults, int count) {
        FaultPlan plan = new FaultPlan(seed, faults, 2);
        return Stream.generate(plan::next).limit(count).toList();
    }

    private static Stream<Stroke> strokes(List<Step> steps) {
        return steps.stream().flatMap(step -> step.strokes().stream());
    }
}
