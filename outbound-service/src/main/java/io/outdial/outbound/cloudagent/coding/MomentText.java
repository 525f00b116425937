package io.outdial.outbound.cloudagent.coding;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** {@code yyyy-MM-dd HH:mm:ss}: what the clocks of a client show. */
public final class MomentText {

    /** The formatter takes a sign before a year of more digits. */
    private static final int LENGTH = 19;

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private MomentText() {}

    /** Empty where the text is in another form, or no moment of the years 1 to 9999. */
    public static Optional<LocalDateTime> read(String text) {
        try {
            return text.length() == LENGTH
                    ? Optional.of(LocalDateTime.parse(text, FORMAT)).filter(moment -> moment.getYear() > 0)
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public static String write(LocalDateTime moment) {
        return FORMAT.format(moment);
    }
}
