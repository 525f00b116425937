package io.outdial.bench;

import picocli.CommandLine.Option;

/** What only the benchmark of files asks for. */
final class ImportOptions {

    private static final int FEWEST_ROWS = 1_000;
    private static final int MOST_ROWS = 4_000_000;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description =
                    "import: rows of a file (default: 1000000); memory is compared with a file of five times as many.")
    private int rows;

    int rows() {
        return rows;
    }

    boolean isSound() {
        return rows >= FEWEST_ROWS && rows <= MOST_ROWS;
    }
}
