package io.outdial.outbound.record;

/**
 * What a statement makes of every open record of some numbers.
 *
 * @param type null where it stays what it is
 * @param status null where it stays what it is
 * @param result null where it stays what it is
 */
record SetTransition(RecordType type, RecordStatus status, CallResult result) {

    /** An agent marks it do-not-call (ADR 0009). */
    static final SetTransition MARK =
            new SetTransition(RecordType.NO_CALL, RecordStatus.UPDATED, CallResult.DO_NOT_CALL);

    /** Its number was listed. Nobody called it, so status and result stay. */
    static final SetTransition STOP = new SetTransition(RecordType.NO_CALL, null, null);

    /** Nobody has to dial it any more, although its number may be called. */
    static final SetTransition CANCEL = new SetTransition(null, RecordStatus.CANCELLED, CallResult.CANCEL_RECORD);

    /** Its owner is forgotten (ADR 0017). */
    static final SetTransition ERASE =
            new SetTransition(RecordType.NO_CALL, RecordStatus.CANCELLED, CallResult.CANCEL_RECORD);
}
