package io.outdial.bench;

import picocli.CommandLine.Option;

/** What only the benchmarks of services together ask for. */
final class TogetherOptions {

    @Option(
            names = "--marks",
            paramLabel = "N",
            defaultValue = "10000",
            description = "together: numbers of enrolled persons that are marked do-not-call (default: 10000).")
    private int marks;

    @Option(
            names = "--marks-per-second",
            paramLabel = "N",
            defaultValue = "100",
            description = "together: how many of them in a second (default: 100).")
    private int marksPerSecond;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "together: events that wait when the relay begins (default: 1000000).")
    private int backlog;

    @Option(
            names = "--held",
            paramLabel = "S",
            defaultValue = "600",
            description = "together: seconds of a transaction that is held open while events come (default: 600).")
    private int heldSeconds;

    int marks() {
        return marks;
    }

    int marksPerSecond() {
        return marksPerSecond;
    }

    int backlog() {
        return backlog;
    }

    int heldSeconds() {
        return heldSeconds;
    }

    boolean isSound() {
        return marks >= 10 && marksPerSecond >= 1 && backlog >= 1_000 && heldSeconds >= 1;
    }
}
