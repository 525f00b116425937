package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    @Test
    void everyEventOnceIsNoError() throws InterruptedException {
        Arrivals arrivals = new Arrivals(2);
        for (int event = 0; event < 2; event++) {
            arrivals.committed(event);
            arrivals.arrived(event);
        }

        Run run = arrivals.await(1_000);

        assertEquals(2, run.stored());
        assertEquals(0, run.errors());
        assertTrue(run.p99Millis() < 1_000, run.toString());
    }

    @Test
    void whatIsMissingIsAnError() throws InterruptedException {
        Arrivals arrivals = new Arrivals(3);
        arrivals.committed(1);
        arrivals.arrived(1);

        Run run = arrivals.await(1);

        assertEquals(1, run.stored());
        assertEquals(2, run.errors());
        assertEquals("2 events did not arrive", run.firstError());
    }

    @Test
    void whatComesTwiceIsAnError() throws InterruptedException {
        Arrivals arrivals = new Arrivals(1);
        arrivals.committed(0);
        arrivals.arrived(0);
        arrivals.arrived(0);

        Run run = arrivals.await(1_000);

        assertEquals(1, run.errors());
        assertEquals("event 0 arrived twice", run.firstError());
    }

    @Test
    void anArrivalBeforeItsCommitIsKnownTakesNoTime() throws InterruptedException {
        Arrivals arrivals = new Arrivals(1);
        arrivals.arrived(0);
        arrivals.committed(0);

        assertEquals(0, arrivals.await(1_000).p50Millis());
    }
}
