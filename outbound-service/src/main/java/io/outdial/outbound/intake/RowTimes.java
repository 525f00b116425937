package io.outdial.outbound.intake;

import io.outdial.platform.time.TzdbZone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Times as rows write them. */
final class RowTimes {

    private static final int LAST_SECOND = 86_399;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
    private static final Pattern CLOCK = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");
    private static final Pattern DATE_AND_CLOCK =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?");
    private static final Pattern WITH_OFFSET = Pattern.compile(DATE_AND_CLOCK.pattern() + "(Z|[+-][0-9]{2}:[0-9]{2})");

    /** The years that PostgreSQL and every dialect can write. */
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private RowTimes() {}

    /** A clock, or seconds since midnight. Midnight as an end is the last second (ADR 36). */
    static Optional<Integer> secondOfDay(String text) {
        if (SECONDS.matcher(text).matches()) {
            int second = Integer.parseInt(text);
            return second > LAST_SECOND ? Optional.empty() : Optional.of(second);
        }
        if (text.equals("24:00")) {
            return Optional.of(LAST_SECOND);
        }
        return CLOCK.matcher(text).matches() ? read(() -> LocalTime.parse(text).toSecondOfDay()) : Optional.empty();
    }

    /** @param zone whose clocks are meant where there is no offset; in skipped hours those put forward */
    static Optional<Instant> instant(String text, TzdbZone zone) {
        String iso = text.replace(' ', 'T');
        Optional<Instant> instant = Optional.empty();
        if (WITH_OFFSET.matcher(text).matches()) {
            instant = read(() -> OffsetDateTime.parse(iso).toInstant());
        } else if (DATE_AND_CLOCK.matcher(text).matches()) {
            instant = read(() -> zone.instantOf(LocalDateTime.parse(iso)));
        }
        return instant.filter(read -> read.isAfter(EARLIEST) && read.isBefore(LATEST));
    }

    /** What looks like a time need not be one: there is no 25:00 and no 30 February. */
    private static <T> Optional<T> read(Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
