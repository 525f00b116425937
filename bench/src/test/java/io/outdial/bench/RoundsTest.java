package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Load LOAD = new Load(2, 10, 1, 1);

    @Test
    void whoHasFoundItsPaceIsMeasured() throws SQLException {
        Scripted contender = new Scripted(100, 150, 160, 170, 180);

        Result result = new Rounds(LOAD, Progress.silent()).run(new Only(contender));

        // Warm: 150 and 160. Measured: what comes after.
        assertEquals(List.of(1, 1, 1, 10, 10), contender.seconds);
        assertEquals(175, result.series().get(0).perSecond().median());
    }

    @Test
    void whoNeverFindsItIsMeasuredAllTheSame() throws SQLException {
        Scripted contender = new Scripted(100, 200, 100, 200, 100, 200, 100, 200);

        new Rounds(LOAD, Progress.silent()).run(new Only(contender));

        assertEquals(Load.MAX_WARM_UPS + LOAD.runs(), contender.seconds.size());
        assertEquals(contender.blocks.size(), new HashSet<>(contender.blocks).size());
    }

    @Test
    void aTenthIsNotClose() {
        assertTrue(run(100).isCloseTo(run(109)));
        assertFalse(run(100).isCloseTo(run(110)));
        assertFalse(run(100).isCloseTo(run(90)));
        assertFalse(run(0).isCloseTo(run(0)));
    }

    private static Run run(long perSecond) {
        return new Run(perSecond, 0, "", 1, 1, 1);
    }

    private static final class Scripted implements Contender {

        private final long[] rates;
        private final List<Integer> seconds = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();

        Scripted(long... rates) {
            this.rates = rates;
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public Run run(Block block, int runs) {
            blocks.add(block);
            seconds.add(runs);
            return RoundsTest.run(rates[seconds.size() - 1]);
        }

        @Override
        public boolean cutsOff() {
            return false;
        }
    }

    private record Only(Contender contender) implements Benchmark {

        @Override
        public String name() {
            return "only";
        }

        @Override
        public String title() {
            return "one contender";
        }

        @Override
        public void prepare() {}

        @Override
        public List<Contender> contenders() {
            return List.of(contender);
        }

        @Override
        public List<Map.Entry<String, String>> ratios() {
            return List.of();
        }

        @Override
        public Numbers numbers() {
            return new Numbers(1_000, 7);
        }

        @Override
        public Connection connect() throws SQLException {
            throw new SQLException("nothing is stored");
        }

        @Override
        public Optional<String> table() {
            return Optional.empty();
        }
    }
}
