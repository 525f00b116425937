package io.outdial.bench;

import java.util.List;
import picocli.CommandLine.Option;

/** What only the benchmark of leads asks for. */
final class LeadOptions {

    private static final int MAX_FILLED = 10_000_000;

    @Option(
            names = "--filled",
            split = ",",
            paramLabel = "N",
            defaultValue = "0",
            description = "leads: how many records the campaign and how many numbers the do-not-call list has;"
                    + " several are measured one after the other and compared (default: 0, which is a list of 100,000"
                    + " numbers and no records).")
    private List<Integer> filled;

    List<Integer> filled() {
        return filled;
    }

    boolean isSound() {
        return filled.stream().allMatch(each -> each >= 0 && each <= MAX_FILLED);
    }
}
