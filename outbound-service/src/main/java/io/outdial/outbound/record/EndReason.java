package io.outdial.outbound.record;

/** Why a record is not called any more. */
public enum EndReason {
    REACHED,
    BAD_NUMBER,
    ATTEMPTS_USED,
    CANCELLED,
    /** The person does not want to be called, or the number was listed. */
    DO_NOT_CALL,
    EXPIRED,
    /** Again and again nobody gave it back in time. */
    LOST_LEASES,
    OTHER_NUMBER_REACHED;

    /** Null while the record may be called. */
    public static EndReason of(RecordType type, RecordStatus status, CallResult result) {
        if (type == RecordType.NO_CALL) {
            return DO_NOT_CALL;
        }
        return switch (status) {
            case NONE, READY, RETRIEVED, MISSED_CALLBACK, CHAIN_READY -> null;
            case UPDATED -> ofResult(result);
            case STALE -> EXPIRED;
            case CANCELLED -> result == CallResult.DO_NOT_CALL ? DO_NOT_CALL : CANCELLED;
            case AGENT_ERROR -> LOST_LEASES;
            case CHAIN_UPDATED -> OTHER_NUMBER_REACHED;
        };
    }

    private static EndReason ofResult(CallResult result) {
        return switch (result.outcome()) {
            case REACHED -> REACHED;
            case BAD_NUMBER -> BAD_NUMBER;
            case DO_NOT_CALL -> DO_NOT_CALL;
            case NO_CONTACT, TECHNICAL -> ATTEMPTS_USED;
            case CANCELLED -> CANCELLED;
            case STALE -> EXPIRED;
        };
    }
}
