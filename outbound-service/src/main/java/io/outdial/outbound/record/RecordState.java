package io.outdial.outbound.record;

/** Where a record stands, for whom its twenty pairs of type and status are too many. */
public enum RecordState {
    /** Somebody has it. */
    HELD,
    /** It is called later, or when its turn comes. */
    WAITING,
    ENDED;

    public static RecordState of(RecordType type, RecordStatus status) {
        if (status.isEnded() || type == RecordType.NO_CALL) {
            return ENDED;
        }
        return status == RecordStatus.RETRIEVED ? HELD : WAITING;
    }
}
