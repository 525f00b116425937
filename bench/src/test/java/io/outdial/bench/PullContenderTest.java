package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.bench.Numbers.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was acknowledged is compared with what was handed out. */
class PullContenderTest {

    @ParameterizedTest(name = "{0} pulls of {1}, {2} handed out -> {3} errors")
    @CsvSource({
        "10, 1,     10, 0",
        "10, 1,      9, 1",
        "10, 1,     12, 0",
        "10, 1,     13, 1",
        "10, 100, 1000, 0",
        "10, 100, 1200, 0",
        "10, 100,  999, 1",
    })
    void whatAServiceAcknowledgedWasHandedOut(int pulls, int recordsAPull, long handedOut, int errors) {
        PullContender contender = new PullContender(new Stopped(true), null, recordsAPull, 2);

        Run run = contender.counted(new Run(pulls, 0, "", 2, 1, 5), handedOut);

        assertEquals(errors, run.errors(), run.toString());
        assertEquals(pulls * recordsAPull / 2.0, run.perSecond());
        assertEquals(5, run.p99Millis());
    }

    @Test
    void whatPgbenchHandedOutCounts() {
        Run run = new PullContender(new Stopped(false), null, 100, 2).counted(new Run(10, 0, "", 2, 1, 5), 740);

        assertEquals(740, run.stored());
        assertEquals(0, run.errors());
    }

    private record Stopped(boolean cutsOff) implements Contender {

        @Override
        public String name() {
            return "stopped";
        }

        @Override
        public Run run(Block block, int seconds) {
            throw new AssertionError("nothing runs here");
        }
    }
}
