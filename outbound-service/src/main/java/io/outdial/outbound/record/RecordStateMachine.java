package io.outdial.outbound.record;

/**
 * What may become of records (ADR 0030). A record that has ended ({@link RecordStatus#isEnded()}) keeps what it is, so
 * none of this happens to it, and a repetition changes nothing.
 */
final class RecordStateMachine {

    /** An agent marks it do-not-call (ADR 0009). */
    static final Transition MARK = new Transition(RecordType.NO_CALL, RecordStatus.UPDATED, CallResult.DO_NOT_CALL);

    /** Its number was listed. Nobody called it, so status and result stay. */
    static final Transition STOP = new Transition(RecordType.NO_CALL, null, null);

    /** Nobody has to dial it any more, although its number may be called. */
    static final Transition CANCEL = new Transition(null, RecordStatus.CANCELLED, CallResult.CANCEL_RECORD);

    /** Its owner is forgotten (ADR 0017). */
    static final Transition ERASE =
            new Transition(RecordType.NO_CALL, RecordStatus.CANCELLED, CallResult.CANCEL_RECORD);

    private RecordStateMachine() {}
}
