package io.outdial.outbound.intake;

import io.outdial.outbound.record.KnownRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How rows are added.
 *
 * @param importId kept with the records, null for none
 * @param isDryRun whether only the outcomes are wanted
 */
public record RowOptions(DuplicateTerms duplicates, UUID importId, boolean isDryRun) {

    public static final RowOptions USUAL = new RowOptions(DuplicateTerms.USUAL, null, false);

    /** Whether what is known has to be looked at before any of the rows is added. */
    boolean needALook(List<RowDraft> drafts) {
        return isDryRun
                || !duplicates.areThoseOfTheIndex()
                || drafts.stream().anyMatch(draft -> draft.row().hasSeveralNumbers());
    }

    /**
     * @param handle of the record that a row repeats, null if it is gone again
     * @param described those that are there
     */
    RowOutcome duplicate(Long handle, Map<Long, KnownRecord> described) {
        return duplicate(handle == null ? null : described.get(handle));
    }

    RowOutcome duplicate(KnownRecord known) {
        return new RowOutcome.Duplicate(duplicates.policy() == DuplicateTerms.Policy.SKIP, known);
    }
}
