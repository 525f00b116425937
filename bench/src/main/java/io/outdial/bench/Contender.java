package io.outdial.bench;

import io.outdial.bench.Numbers.Block;

/** One way to do the work of a benchmark: a service under load, or a baseline. */
interface Contender {

    String name();

    /** Runs for the given time, with numbers that no other run uses. */
    Run run(Block numbers, int seconds);

    /** Whether operations may be in flight when a run ends, which are then stored but not counted. */
    boolean cutsOff();

    /** How many rows an operation stores. */
    default int rowsAnOperation() {
        return 1;
    }
}
