package io.outdial.outbound.importing;

import io.outdial.platform.phone.PhoneReading;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What became of the rows of a chunk.
 *
 * @param outcomes how many rows had each
 * @param rejected how many rows were not taken
 * @param kept those of them that are kept
 */
record StoredChunk(Map<String, Long> outcomes, int rejected, List<Rejection> kept) {

    private static final Pattern BETWEEN_VALUES = Pattern.compile("[,;\\t|\"{}\\[\\]:\\n]+");
    private static final int MAX_VALUES = 50;
    private static final char REPLACEMENT = '\uFFFD';

    /**
     * @param results of the rows that could be read
     * @param region that numbers are read in
     * @param maxKept how many rejected rows are kept at most
     */
    static StoredChunk of(List<FileRow> rows, List<RowResult> results, String region, long maxKept) {
        Map<String, Long> outcomes = new TreeMap<>();
        int rejected = 0;
        List<Rejection> kept = new ArrayList<>();
        Iterator<RowResult> next = results.iterator();
        for (FileRow row : rows) {
            RowResult result = row.isReadable() ? next.next() : RowResult.invalid(row.problem());
            outcomes.merge(result.outcome(), 1L, Long::sum);
            if (result.isRejected()) {
                rejected++;
                if (kept.size() < maxKept) {
                    kept.add(rejection(row, result, region));
                }
            }
        }
        return new StoredChunk(outcomes, rejected, kept);
    }

    private static Rejection rejection(FileRow row, RowResult result, String region) {
        return new Rejection(
                row.line(),
                result.code(),
                result.message(),
                row.text().replace('\0', REPLACEMENT),
                phoneKeys(row.text(), region));
    }

    private static List<String> phoneKeys(String text, String region) {
        return BETWEEN_VALUES
                .splitAsStream(text)
                .limit(MAX_VALUES)
                .flatMap(value -> PhoneReading.of(value, region).all().stream())
                .flatMap(phone -> phone.everyKey().stream())
                .distinct()
                .toList();
    }
}
