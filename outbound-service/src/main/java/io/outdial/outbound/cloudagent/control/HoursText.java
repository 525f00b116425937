package io.outdial.outbound.cloudagent.control;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times of the day as campaigns have them: {@code HH:MM:SS}. */
final class HoursText {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]");

    private HoursText() {}

    /** Empty where it is no time. */
    static Optional<Integer> secondOfDay(String text) {
        return text != null && TIME.matcher(text).matches()
                ? Optional.of(LocalTime.parse(text).toSecondOfDay())
                : Optional.empty();
    }
}
