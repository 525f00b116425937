package io.outdial.outbound.record;

/** What came of the last call of a record, {@code call_result} (genesys-web-services.md §5.6). */
public enum CallResult {
    OK(0),
    TRANSFERRED(1),
    CONFERENCED(2),
    GENERAL_ERROR(3),
    SYSTEM_ERROR(4),
    REMOTE_RELEASE(5),
    BUSY(6),
    NO_ANSWER(7),
    SIT_DETECTED(8),
    ANSWERING_MACHINE(9),
    ALL_TRUNKS_BUSY(10),
    SIT_INVALID_NUMBER(11),
    SIT_VACANT_CODE(12),
    SIT_INTERCEPT(13),
    SIT_UNKNOWN_CALL_STATE(14),
    SIT_NO_CIRCUIT(15),
    SIT_REORDER(16),
    FAX_DETECTED(17),
    QUEUE_FULL(18),
    CLEARED(19),
    OVERFLOWED(20),
    ABANDONED(21),
    REDIRECTED(22),
    FORWARDED(23),
    CONSULT(24),
    PICKED_UP(25),
    DROPPED(26),
    DROPPED_ON_NO_ANSWER(27),
    /** Of a record that nobody has called yet. */
    UNKNOWN(28),
    COVERED(29),
    CONVERSE_ON(30),
    BRIDGED(31),
    SILENCE(32),
    ANSWER(33),
    NU_TONE(34),
    NO_DIAL_TONE(35),
    NO_PROGRESS(36),
    NO_RINGBACK_TONE(37),
    NO_ESTABLISHED_DETECTED(38),
    PAGER_DETECTED(39),
    WRONG_PARTY(40),
    DIAL_ERROR(41),
    CALL_DROP_ERROR(42),
    SWITCH_ERROR(43),
    NO_PORT_AVAILABLE(44),
    TRANSFER_ERROR(45),
    STALE(46),
    AGENT_CALLBACK_ERROR(47),
    GROUP_CALLBACK_ERROR(48),
    DEAFENED(49),
    HELD(50),
    DO_NOT_CALL(51),
    CANCEL_RECORD(52),
    WRONG_NUMBER(53);

    private final int number;

    CallResult(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
