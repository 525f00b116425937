package io.outdial.outbound.record;

import java.time.Instant;
import java.util.List;

/**
 * What became of a record.
 *
 * @param endReason null while it may be called
 * @param dueAt when it is its turn again, or its lease ends; null if neither
 * @param nextHandle the record of the chain whose turn it is, null if there is none
 * @param nextDueAt when that may be handed out, null if there is none
 */
public record RecordOutcome(
        long handle,
        RecordState state,
        EndReason endReason,
        CallResult result,
        Instant dueAt,
        Long nextHandle,
        Instant nextDueAt) {

    /** Of one of the records of a chain. */
    static RecordOutcome of(List<OutboundRecord> chain, long handle) {
        OutboundRecord record = chain.stream()
                .filter(each -> each.handle() == handle)
                .findFirst()
                .orElseThrow();
        OutboundRecord next = chain.stream()
                .filter(each -> each.handle() != handle && each.turn().dueAt() != null)
                .findFirst()
                .orElse(null);
        Progress progress = record.progress();
        return new RecordOutcome(
                handle,
                RecordState.of(progress.type(), progress.status()),
                EndReason.of(progress.type(), progress.status(), progress.result()),
                progress.result(),
                record.turn().dueAt(),
                next == null ? null : next.handle(),
                next == null ? null : next.turn().dueAt());
    }
}
