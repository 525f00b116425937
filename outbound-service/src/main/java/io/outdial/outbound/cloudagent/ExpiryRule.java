package io.outdial.outbound.cloudagent;

import io.outdial.outbound.cloudagent.coding.MomentText;
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
public final class ExpiryRule {

    public static final String INVALID =
            "Invalid date format. Please pass date in format yyyy-MM-dd HH:mm:ss or yyyy-MM-dd";
    public static final String PAST = "The expiry date and time must be in the future";

    private static final int DATE_LENGTH = 10;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private ExpiryRule() {}

    /**
     * The instant from which on a lead is not dialled. A date alone means its end, so that today's date can be used. A
     * time that the clocks of the zone skip, or show twice, is read by the offset from before the change
     * ({@link TzdbZone#instantOf}).
     *
     * @return empty where the text is in neither form or no day of the years 1 to 9999
     */
    public static Optional<Instant> instant(String text, TzdbZone zone) {
        Optional<LocalDateTime> end = text.length() == DATE_LENGTH ? endOfDay(text) : MomentText.read(text);
        return end.map(zone::instantOf);
    }

    private static Optional<LocalDateTime> endOfDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DAY))
                    .filter(day -> day.getYear() > 0)
                    .map(day -> day.plusDays(1).atStartOfDay());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
