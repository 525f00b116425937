package io.outdial.outbound.campaigndata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code expiryDate} (rows 20 to 24 of cloudagent.md §1.4). */
final class ExpiryRule {

    private static final String DATE = "uuuu-MM-dd";
    private static final DateTimeFormatter DAY = formatter(DATE);
    private static final DateTimeFormatter MOMENT = formatter(DATE + " HH:mm:ss");

    private ExpiryRule() {}

    /**
     * The instant from which on a lead is not dialled. A date alone means its end, so that today's date can be used. A time that the clocks skip is read as the
     * time they skip to; of one that they show twice, the first counts: rather a call too few.
     *
     * @return empty where the text is in neither form or no day of the calendar
     */
    static Optional<Instant> instant(String text, ZoneId zone) {
        try {
            if (text.length() == DATE.length()) {
                return Optional.of(LocalDate.parse(text, DAY)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant());
            }
            return Optional.of(LocalDateTime.parse(text, MOMENT).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
