package io.outdial.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How long each operation of a run took; for a pgbench run from the log files of {@code pgbench --log}, one per thread.
 */
final class LatencyLog {

    /** Of a line: client, number of its transaction, microseconds, script, seconds, microseconds of the clock. */
    private static final int MICROS = 2;

    private final long[] sortedMicros;

    private LatencyLog(long[] sortedMicros) {
        this.sortedMicros = sortedMicros;
    }

    static LatencyLog read(Path folder) throws IOException {
        LongStream.Builder micros = LongStream.builder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (BufferedReader lines = Files.newBufferedReader(file)) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        add(line, micros);
                    }
                }
            }
        }
        return of(micros.build());
    }

    static LatencyLog of(LongStream micros) {
        return new LatencyLog(micros.sorted().toArray());
    }

    /** A failed transaction has a word instead of its time. */
    private static void add(String line, LongStream.Builder micros) {
        String[] columns = line.split(" ", MICROS + 2);
        if (columns.length > MICROS && columns[MICROS].matches("\\d+")) {
            micros.add(Long.parseLong(columns[MICROS]));
        }
    }

    /** The percentile of the times; 0 if there were none. */
    double percentileMillis(int percent) {
        if (sortedMicros.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100.0 * sortedMicros.length);
        return sortedMicros[Math.max(rank, 1) - 1] / 1e3;
    }
}
