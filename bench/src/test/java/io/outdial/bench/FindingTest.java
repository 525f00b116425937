package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void aGoalIsMetOrMissed() {
        Finding met = new Finding("p99", Finding.MILLIS, Spread.of(3, 4, 9), 5.0, 0, "");
        Finding missed = new Finding("p99", Finding.MILLIS, Spread.of(5), 5.0, 2, "lost");

        assertEquals("p99: 4.00 ms (3.00 - 9.00), goal < 5.00 ms: met", met.line());
        assertEquals("p99: 5.00 ms (5.00 - 5.00), goal < 5.00 ms: MISSED, 2 errors, such as lost", missed.line());
    }

    @Test
    void bytesHaveNoFractions() {
        assertEquals(
                "heap: 12,346 bytes (12,346 - 12,346)",
                new Finding("heap", Finding.BYTES, Spread.of(12_345.6), null, 0, "").line());
    }

    @Test
    void aLengthIsComparedWithThoseBefore() {
        Growth latencies = new Growth("p99");

        assertEquals(List.of(), latencies.compared(10_000, Spread.of(8, 10, 12)));
        assertEquals(
                List.of("p99 with 1,000,000 records : with 10,000: 1.20 times (1.10 - 1.40), goal < 1.30 times: met"),
                latencies.compared(1_000_000, Spread.of(11, 12, 14)).stream()
                        .map(Finding::line)
                        .toList());
        assertEquals(2, latencies.compared(5_000_000, Spread.of(20)).size());
    }

    @Test
    void memoryIsReadFromWhatTheToolsPrint() {
        assertEquals(56_789, ServiceMemory.number(Stream.of(" num  #instances", "Total  1234  56789"), "Total", 2));
        assertEquals(314, ServiceMemory.number(Stream.of("Name:\tjava", "VmRSS:\t     314 kB"), "VmRSS:", 1));
    }
}
