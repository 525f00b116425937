package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.bench.Numbers.Block;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was acknowledged is compared with what was handed out. */
class PullContenderTest {

    @ParameterizedTest(name = "{0} pulls of {1}, {2} handed out, cut off: {3} -> {4} errors")
    @CsvSource({
        "10, 1,   10, false, 0",
        "10, 1,    9, true,  1",
        "10, 1,   12, true,  0",
        "10, 1,   13, true,  1",
        "10, 1,   11, false, 1",
        "10, 100, 1000, false, 0",
        "10, 100, 1200, true, 0",
        "10, 100, 999, true, 1",
    })
    void everyRecordIsCounted(int pulls, int recordsAPull, long handedOut, boolean cutsOff, int errors) {
        PullContender contender = new PullContender(new Stopped(cutsOff), null, recordsAPull, 2);

        Run run = contender.counted(new Run(pulls, 0, "", 2, 1, 5), handedOut);

        assertEquals(errors, run.errors(), run.toString());
        assertEquals(pulls * recordsAPull / 2.0, run.perSecond());
        assertEquals(5, run.p99Millis());
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
