package io.outdial.outbound.intake;

import io.outdial.outbound.record.KnownRecord;

/** What became of a row, or would have become of it. */
public sealed interface RowOutcome {

    /** @param handle of the record, of several numbers of the first; null if nothing was to be stored */
    record Stored(Long handle) implements RowOutcome {}

    /**
     * One of the numbers was known, and the records of its person say now what the row says.
     *
     * @param handle of the record that has the number; null if an earlier row would have been stored
     */
    record Updated(Long handle) implements RowOutcome {}

    /**
     * Nothing was stored or changed, because one of the numbers is known.
     *
     * @param isSkipped whether the sender has asked for known ones to be skipped: then it is no fault
     * @param known the record there is; null if it is gone again, or an earlier row would have been stored
     */
    record Duplicate(boolean isSkipped, KnownRecord known) implements RowOutcome {}

    /** Nothing was stored, because none of the numbers may be called. */
    record DoNotCall() implements RowOutcome {}

    /** Nothing was stored, because the row is wrong. */
    record Invalid(RowFault fault) implements RowOutcome {}
}
