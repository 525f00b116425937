package io.outdial.bench;

import io.outdial.bench.Numbers.Block;

/** One way to do the work of a benchmark: a service under load, or a baseline. */
interface Contender {

    String name();

    /** Does the work for so many seconds, out of numbers nobody else uses. */
    Run run(Block numbers, int seconds);

    /** Whether operations may be under way when a run ends, which are then stored and not counted. */
    boolean cutsOff();
}
