package io.outdial.outbound.record;

/** What becomes of a record by itself. */
public enum SystemCommand {
    /** Its holder did not give it back in time. */
    LEASE_ENDED,
    /** It may not be called any more. */
    EXPIRED,
    /** It has been called as often as it may. */
    ATTEMPTS_USED,
    /** Its number is on the do-not-call list. */
    LISTED,
    /** Its agreed time has passed, and its agent did not take it. */
    CALLBACK_MISSED
}
