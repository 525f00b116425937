package io.outdial.bench;

import picocli.CommandLine.Option;

/** What only the benchmark of files asks for. */
final class ImportOptions {

    private static final int MIN_ROWS = 1_000;
    private static final int MAX_ROWS = 4_000_000;

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
        return rows >= MIN_ROWS && rows <= MAX_ROWS;
    }
}
