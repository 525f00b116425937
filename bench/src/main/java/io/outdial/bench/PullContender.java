package io.outdial.bench;

import io.outdial.bench.Numbers.Block;

/**
 * Pulls of a list that are put back, counted in records. Each that a service acknowledged must have been handed out,
 * and no others but for what was under way when wrk ended. pgbench does not see what a statement finds: there, what was
 * handed out counts.
 *
 * @param recordsAPull that every pull returns; one that finds fewer is noticed by the count
 */
record PullContender(Contender pulls, PullList list, int recordsAPull, int connections) implements Contender {

    @Override
    public String name() {
        return pulls.name();
    }

    @Override
    public Run run(Block block, int seconds) {
        try (PutBack putBack = PutBack.start(list)) {
            Run run = pulls.run(block, seconds);
            return counted(run, putBack.finish());
        }
    }

    /** @param handedOut records of which an attempt was begun */
    Run counted(Run run, long handedOut) {
        long acknowledged = cutsOff() ? run.stored() * recordsAPull : handedOut;
        long mayBeInFlight = (long) connections * recordsAPull;
        boolean isRight = acknowledged <= handedOut && handedOut <= acknowledged + mayBeInFlight;
        return new Run(
                acknowledged,
                run.errors() + (isRight ? 0 : 1),
                isRight || run.errors() > 0
                        ? run.firstError()
                        : handedOut + " records were handed out, " + acknowledged + " acknowledged",
                run.seconds(),
                run.p50Millis(),
                run.p99Millis());
    }

    @Override
    public boolean cutsOff() {
        return pulls.cutsOff();
    }
}
