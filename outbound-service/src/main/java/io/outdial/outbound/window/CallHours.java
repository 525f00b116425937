package io.outdial.outbound.window;

/**
 * Hours of every day, as clocks show them.
 *
 * @param from second of the day, which belongs to them
 * @param until second of the day, which does not; before {@code from} it is that of the next day
 */
public record CallHours(int from, int until) {

    /** Also the end of a day: hours until then end at midnight. */
    public static final int SECONDS_OF_A_DAY = 86_400;

    public static final CallHours WHOLE_DAY = new CallHours(0, SECONDS_OF_A_DAY);

    /** Hours from a second to that very second are none, and nobody knows whether the whole day was meant. */
    public CallHours {
        if (from < 0 || from >= SECONDS_OF_A_DAY || until < 0 || until > SECONDS_OF_A_DAY || from == until) {
            throw new IllegalArgumentException("no hours of a day: " + from + " until " + until);
        }
    }

    boolean contains(int secondOfDay) {
        return from < until ? secondOfDay >= from && secondOfDay < until : secondOfDay >= from || secondOfDay < until;
    }
}
