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

    @Test
    void strikesEveryProcessWithEveryFault() {
        Set<String> struck = new HashSet<>();
        strokes(steps(1, ALL, MANY)).forEach(stroke -> struck.add(stroke.fault() + " " + stroke.target()));
        assertEquals(2 * 4 * 2 + 1, struck.size(), struck::toString);
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
                int least = stroke.fault() == Fault.PAUSE ? 5 : 0;
                int most = stroke.fault() == Fault.PAUSE ? 30 : 2;
                assertTrue(stroke.seconds() >= least && stroke.seconds() <= most, stroke::toString);
            });
        }
    }

    /** A process that is struck twice at once would be started twice. */
    @Test
    void twoAtOnceStrikeDifferentThings() {
        List<Step> two = steps(1, ALL, MANY).stream()
                .filter(step -> step.strokes().size() == 2)
                .toList();
        assertTrue(two.size() > MANY / 10, () -> Integer.toString(two.size()));
        for (Step step : two) {
            ServiceReplica first = step.strokes().get(0).target();
            ServiceReplica second = step.strokes().get(1).target();
            assertTrue(first == null ? second != null : !first.equals(second), step::toString);
        }
    }

    @Test
    void theDatabaseIsOne() {
        strokes(steps(1, List.of(Fault.DATABASE), MANY)).forEach(stroke -> assertNull(stroke.target()));
    }

    private static List<Step> steps(long seed, List<Fault> faults, int count) {
        FaultPlan plan = new FaultPlan(seed, faults, 2);
        return Stream.generate(plan::next).limit(count).toList();
    }

    private static Stream<Stroke> strokes(List<Step> steps) {
        return steps.stream().flatMap(step -> step.strokes().stream());
    }
}
