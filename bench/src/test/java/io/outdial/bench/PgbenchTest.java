package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgbenchTest {

    private static final String OUTPUT = """
            pgbench (15.18 (Debian 15.18-0+deb12u1), server 18.6)
            transaction type: one-statement.pgbench
            scaling factor: 1
            query mode: prepared
            number of clients: 32
            number of threads: 2
            maximum number of tries: 1
            duration: 10 s
            number of transactions actually processed: 90000
            number of failed transactions: 0 (0.000%)
            latency average = 3.553 ms
            latency stddev = 1.902 ms
            initial connection time = 61.502 ms
            tps = 9000.000000 (without initial connection time)
            """;

    @TempDir
    Path logs;

    @BeforeEach
    void writeLogs() throws IOException {
        Files.writeString(logs.resolve("latency.1"), lines(1, 60));
        Files.writeString(logs.resolve("latency.1.1"), lines(61, 100) + "3 41 failed 0 1700000000 1\n");
    }

    /** Transactions that took so many milliseconds. */
    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(millis -> "0 " + millis + " " + millis * 1000 + " 0 1700000000 12345\n")
                .collect(Collectors.joining());
    }

    @Test
    void rateIsWithoutTheTimeOfConnecting() throws IOException {
        Run run = Pgbench.parse(OUTPUT, LatencyLog.read(logs));

        assertEquals(90_000, run.stored());
        assertEquals(0, run.errors());
        assertEquals(9_000, run.perSecond());
    }

    @Test
    void percentilesOverAllThreads() throws IOException {
        LatencyLog log = LatencyLog.read(logs);

        assertEquals(50, log.percentileMillis(50));
        assertEquals(99, log.percentileMillis(99));
        assertEquals(100, log.percentileMillis(100));
    }

    @Test
    void failedTransactionsAreErrors() throws IOException {
        Run run = Pgbench.parse(
                OUTPUT.replace("failed transactions: 0", "failed transactions: 7"), LatencyLog.read(logs));

        assertEquals(7, run.errors());
        assertEquals("transaction failed", run.firstError());
    }

    @Test
    void noReport() throws IOException {
        LatencyLog log = LatencyLog.read(logs);

        LocalFailure failure =
                assertThrows(LocalFailure.class, () -> Pgbench.parse("pgbench: error: client 0 script 0 aborted", log));

        assertTrue(failure.getMessage().endsWith("pgbench: error: client 0 script 0 aborted"), failure.getMessage());
    }
}
