package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.LocalFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrkTest {

    private static final String OUTPUT = """
            Running 10s test @ http://127.0.0.1:8084
              2 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     6.71ms    2.50ms  41.05ms   79.41%
                Req/Sec     2.41k   241.57     3.01k    68.50%
              48012 requests in 10.01s, 12.10MB read
            Requests/sec:   4796.40

            {"micros":10010000,"stored":48000,"refused":12,"broken":3,"p50Micros":6421,"p99Micros":14230,"firstRefusal":"429 {'message': 'slow'}"}
            """;

    @Test
    void onlyStoredOperationsCount() {
        Run run = Wrk.parse(OUTPUT);

        assertEquals(48_000, run.stored());
        assertEquals(15, run.errors());
        assertEquals("429 {'message': 'slow'}", run.firstError());
        assertEquals(4795.2, run.perSecond(), 0.1);
        assertEquals(6.421, run.p50Millis());
        assertEquals(14.23, run.p99Millis());
    }

    @Test
    void brokenConnectionsAreErrorsToo() {
        Run run = Wrk.parse(OUTPUT.replace("429 {'message': 'slow'}", "").replace("\"refused\":12", "\"refused\":0"));

        assertEquals(3, run.errors());
        assertEquals("connection broken or no answer in time", run.firstError());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unable to connect to 127.0.0.1:1 Connection refused | wrk did not report: unable to connect",
                "''                                                  | wrk did not report: it printed nothing",
                "{\"micros\":1}                                      | wrk's report cannot be read",
            })
    void noReport(String output, String message) {
        LocalFailure failure = assertThrows(LocalFailure.class, () -> Wrk.parse(output));

        assertTrue(failure.getMessage().startsWith(message), failure.getMessage());
    }
}
