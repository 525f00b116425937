package io.outdial.platform.event;

import java.util.Collections;
import java.util.List;

/**
 * What a receiver made of an event.
 *
 * @param reason why it was not applied, for the logs; null if it was
 */
public record EventOutcome(Result result, String reason) {

    public static final EventOutcome APPLIED = new EventOutcome(Result.APPLIED, null);

    public enum Result {
        /** Now or earlier. */
        APPLIED,
        /** It does not fit. Nothing but a change of one of the services helps. */
        REFUSED,
        /** The receiver did not come to it; nothing is wrong with the event. */
        LATER
    }

    public static EventOutcome refused(String reason) {
        return new EventOutcome(Result.REFUSED, reason);
    }

    public static EventOutcome later(String reason) {
        return new EventOutcome(Result.LATER, reason);
    }

    /** The same for each of several events. */
    public List<EventOutcome> times(int events) {
        return Collections.nCopies(events, this);
    }
}
