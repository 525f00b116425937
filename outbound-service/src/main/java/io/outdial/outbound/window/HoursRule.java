package io.outdial.outbound.window;

import java.util.Optional;

/** Which hours count, and how finely records may say their own (records that share a window share its row). */
public final class HoursRule {

    /** Of a client that has set none. */
    public static final CallHours DEFAULT = new CallHours(8 * 3600, 21 * 3600);

    private static final int QUARTER = 900;
    private static final int HOUR = 3600;
    private static final int LAST_SECOND = CallHours.SECONDS_OF_A_DAY - 1;

    /** With more windows, new ones are rounded to hours, so that their number has a bound. */
    private static final int MAX_FINE_WINDOWS = 256;

    private HoursRule() {}

    /**
     * @param from second of the day; null, like {@code until}, where the campaign has no hours of its own
     * @param policy of the client
     * @param dialAfterhours whether the campaign dials at any hour; what records say counts all the same
     */
    public static CallHours ofCampaign(Integer from, Integer until, CallHours policy, boolean dialAfterhours) {
        if (dialAfterhours) {
            return CallHours.WHOLE_DAY;
        }
        return from == null || until == null ? policy : new CallHours(from, until);
    }

    /**
     * The window that a record gets: its hours are rounded inwards, so that nobody is called outside of what was
     * wished.
     *
     * @param wished seconds of the day up to 86,399, which means midnight as {@code callUntil}: the dialects have no
     *     number for it
     * @param windowsOfClient how many the client has already
     * @return empty where nothing would be left of the hours
     */
    public static Optional<CallingWindow> inward(CallingWindow wished, int windowsOfClient) {
        if (wished.saysNoHours()) {
            return Optional.of(wished);
        }
        int step = windowsOfClient > MAX_FINE_WINDOWS ? HOUR : QUARTER;
        Integer from = wished.callFrom();
        Integer until = wished.callUntil();
        if (from != null && from.equals(until)) {
            return Optional.empty();
        }
        int start = from == null ? 0 : (from + step - 1) / step * step;
        int end = until == null ? CallHours.SECONDS_OF_A_DAY : end(from, until) / step * step;
        if (end <= start) {
            return Optional.empty();
        }
        return Optional.of(new CallingWindow(
                wished.zones(),
                from == null ? null : start % CallHours.SECONDS_OF_A_DAY,
                until == null ? null : secondOfDay(end)));
    }

    /** The second counted from the midnight before {@code from}. */
    private static int end(Integer from, int until) {
        int end = until == LAST_SECOND ? CallHours.SECONDS_OF_A_DAY : until;
        return from != null && end < from ? end + CallHours.SECONDS_OF_A_DAY : end;
    }

    private static int secondOfDay(int end) {
        return end > CallHours.SECONDS_OF_A_DAY ? end - CallHours.SECONDS_OF_A_DAY : end;
    }
}
