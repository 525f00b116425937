package io.outdial.outbound.record;

import io.outdial.platform.failure.Failure;

/** What became of one of several reports. */
public sealed interface ReportOutcome {

    record Counted(RecordOutcome record) implements ReportOutcome {}

    record Refused(Failure failure) implements ReportOutcome {}

    /** The caller has the record, and has still to mark it: a mark concerns numbers, not one record. */
    record ToMark(ResolvedReferences found) implements ReportOutcome {}
}
