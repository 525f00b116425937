package io.outdial.bench;

import java.util.List;
import picocli.CommandLine.Option;

/** What only the benchmark of pulls asks for. */
final class PullOptions {

    @Option(
            names = "--records",
            split = ",",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "pull: how long the list is; several lengths are measured one after the other and compared"
                    + " (default: 1000000).")
    private List<Integer> records;

    @Option(
            names = "--snapshot",
            paramLabel = "S",
            defaultValue = "0",
            description = "pull: seconds of full load with a snapshot held open, as by a backup (default: 0, none).")
    private int snapshotSeconds;

    @Option(
            names = "--marked",
            paramLabel = "N",
            defaultValue = "0",
            description = "pull: records that are handed out while numbers are marked, and none of a number that was"
                    + " marked before (default: 0, none).")
    private long marked;

    List<Integer> records() {
        return records;
    }

    int snapshotSeconds() {
        return snapshotSeconds;
    }

    long marked() {
        return marked;
    }

    boolean isSound() {
        return snapshotSeconds >= 0 && marked >= 0 && records.stream().allMatch(each -> each >= 1_000);
    }
}
