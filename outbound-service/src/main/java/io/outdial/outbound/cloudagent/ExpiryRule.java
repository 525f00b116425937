package io.outdial.outbound.cloudagent;

import io.outdial.platform.time.TzdbZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code expiryDate} (rows 20 to 24 of cloudagent.md §1.4). */
final class ExpiryRule {

    private static final int DATE_LENGTH = 10;
    private static final int MOMENT_LENGTH = 19;
    private static final DateTimeFormatter DAY = formatter("uuuu-MM-dd");
    private static final DateTimeFormatter MOMENT = formatter("uuuu-MM-dd HH:mm:ss");

    private ExpiryRule() {}

    /**
     * The instant from which on a lead is not dialled. A date alone means its end, so that today's date can be used. A
     * time that the clocks of the zone skip, or show twice, is read by the offset from before the change
     * ({@link TzdbZone#instantOf}).
     *
     * @return empty where the text is in neither form or no day of the years 1 to 9999
     */
    static Optional<Instant> instant(String text, TzdbZone zone) {
        // The lengths, because the formatter takes a sign before a year of more digits.
        try {
            return switch (text.length()) {
                case DATE_LENGTH -> instant(LocalDate.parse(text, DAY).atStartOfDay(), zone, 1);
                case MOMENT_LENGTH -> instant(LocalDateTime.parse(text, MOMENT), zone, 0);
                default -> Optional.empty();
            };
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(LocalDateTime given, TzdbZone zone, int daysLater) {
        return given.getYear() == 0 ? Optional.empty() : Optional.of(zone.instantOf(given.plusDays(daysLater)));
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
