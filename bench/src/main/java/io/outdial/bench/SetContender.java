package io.outdial.bench;

import io.outdial.bench.Numbers.Block;

/** Operations that each store several rows, counted in rows. */
record SetContender(Contender sets, int rowsAnOperation) implements Contender {

    @Override
    public String name() {
        return sets.name();
    }

    @Override
    public Run run(Block numbers, int seconds) {
        Run run = sets.run(numbers, seconds);
        return new Run(
                run.stored() * rowsAnOperation,
                run.errors(),
                run.firstError(),
                run.seconds(),
                run.p50Millis(),
                run.p99Millis());
    }

    @Override
    public boolean cutsOff() {
        return sets.cutsOff();
    }
}
