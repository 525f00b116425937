package io.outdial.outbound.record;

/** What kind of call a record is for, {@code record_type} (genesys-web-services.md §5.3). */
public enum RecordType {
    NONE(0),
    UNKNOWN(1),
    GENERAL(2),
    CAMPAIGN_RESCHEDULED(3),
    PERSONAL_RESCHEDULED(4),
    PERSONAL_CALLBACK(5),
    CAMPAIGN_CALLBACK(6),
    /** Nobody dials it: a record that was marked do-not-call, and every open record of a listed number. */
    NO_CALL(7);

    private final int number;

    RecordType(int number) {
        this.number = number;
    }

    /** @param number 0 to 7 */
    public static RecordType of(int number) {
        return values()[number];
    }

    public int number() {
        return number;
    }

    /** What a callback that was handed out is called while it waits again. */
    RecordType waiting() {
        return switch (this) {
            case PERSONAL_CALLBACK -> PERSONAL_RESCHEDULED;
            case CAMPAIGN_CALLBACK -> CAMPAIGN_RESCHEDULED;
            default -> this;
        };
    }
}
