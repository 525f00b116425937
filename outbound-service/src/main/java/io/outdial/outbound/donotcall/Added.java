package io.outdial.outbound.donotcall;

import io.outdial.platform.phone.PhoneNumber;

/** What became of a number that was to be listed. */
public record Added(PhoneNumber number, Outcome outcome) {

    /** Whether the list says something that it did not before. */
    boolean isChange() {
        return outcome == Outcome.LISTED || outcome == Outcome.EXTENDED;
    }

    public enum Outcome {
        LISTED,
        /** The entry that was there ends later now, or never. */
        EXTENDED,
        /** The entry that was there stays as it is. */
        ALREADY_LISTED,
        /** Its owner was erased: nothing else is kept of it. */
        ERASED
    }
}
