package io.outdial.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The measured runs of one contender, in the order of the rounds. */
record Series(String contender, List<Run> runs) {

    Series {
        runs = List.copyOf(runs);
    }

    Spread perSecond() {
        return spread(Run::perSecond);
    }

    Spread p50Millis() {
        return spread(Run::p50Millis);
    }

    Spread p99Millis() {
        return spread(Run::p99Millis);
    }

    long errors() {
        return runs.stream().mapToLong(Run::errors).sum();
    }

    /** The first error, empty if there is none. */
    String firstError() {
        return runs.stream()
                .map(Run::firstError)
                .filter(error -> !error.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Each round's rate as a part of the baseline's in the same round: a slow minute affects both. */
    Spread ratioTo(Series baseline) {
        return Spread.of(IntStream.range(0, runs.size())
                .mapToDouble(i -> runs.get(i).perSecond() / baseline.runs.get(i).perSecond())
                .toArray());
    }

    private Spread spread(ToDoubleFunction<Run> value) {
        return Spread.of(runs.stream().mapToDouble(value).toArray());
    }
}
