package io.outdial.outbound.record;

/**
 * What becomes of an open record.
 *
 * @param type null where it stays what it is
 * @param status null where it stays what it is
 * @param result null where it stays what it is
 */
record Transition(RecordType type, RecordStatus status, CallResult result) implements Decision {

    Integer typeNumber() {
        return type == null ? null : type.number();
    }

    Integer statusNumber() {
        return status == null ? null : status.number();
    }

    Integer resultNumber() {
        return result == null ? null : result.number();
    }
}
