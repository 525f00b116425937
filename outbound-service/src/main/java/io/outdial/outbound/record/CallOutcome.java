package io.outdial.outbound.record;

/** What a call result means for the record that was called, and for its chain. */
public enum CallOutcome {
    /** The person was reached: nothing of the chain is dialled any more. */
    REACHED,
    /** The person does not want to be called. */
    DO_NOT_CALL,
    /** Nobody has to call the person any more. */
    CANCELLED,
    /** It came too late. */
    STALE,
    /** The number is of no use; the next one of the chain has its turn. */
    BAD_NUMBER,
    /** Nobody was reached, and the attempt counts. */
    NO_CONTACT,
    /** The call failed on our side: the attempt does not count, and the same number is tried again. */
    TECHNICAL
}
