package io.outdial.outbound.cloudagent.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows by their ids: {@code 1}, {@code 2,3,5} or {@code 3-10} (cloudagent.md §2.4). */
record RowIds(List<Range> ranges) {

    private static final int MAX_RANGES = 100;

    /** Up to 18 digits, which is a long. */
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,18})(?:\\s*-\\s*([0-9]{1,18}))?");

    RowIds {
        ranges = List.copyOf(ranges);
    }

    /** Both ends belong to it. */
    record Range(long first, long last) {}

    /** Empty where one of the texts is neither an id nor a range, or there are too many. */
    static Optional<RowIds> read(List<String> texts) {
        List<Range> ranges = new ArrayList<>();
        for (String text : texts) {
            Matcher range = RANGE.matcher(text);
            if (!range.matches() || ranges.size() == MAX_RANGES) {
                return Optional.empty();
            }
            long first = Long.parseLong(range.group(1));
            long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
            if (first > last) {
                return Optional.empty();
            }
            ranges.add(new Range(first, last));
        }
        return Optional.of(new RowIds(ranges));
    }
}
