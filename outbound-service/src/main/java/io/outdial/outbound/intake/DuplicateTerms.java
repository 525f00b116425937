package io.outdial.outbound.intake;

import io.outdial.outbound.record.DuplicateScope;
import io.outdial.outbound.record.DuplicateScope.Reach;
import java.time.Duration;
import java.time.Instant;

/**
 * Which numbers are known already, and what becomes of a row that has one. Known is what some record has, in whatever
 * state.
 *
 * @param lastDays only records that were added in so many days count; null for all
 * @param isByName whether a record of another name does not count
 */
public record DuplicateTerms(Reach reach, Policy policy, Integer lastDays, boolean isByName) {

    /** As leads have them. */
    public static final DuplicateTerms USUAL = new DuplicateTerms(Reach.CAMPAIGN, Policy.REJECT, null, false);

    /** What becomes of a row with a number that is known. */
    public enum Policy {
        /** It is not stored, and counts as rejected. */
        REJECT,
        /** It is not stored, as its sender expects. */
        SKIP,
        /** What it says is set in the records of its person that wait; it is rejected if there are none. */
        UPDATE,
        /** It is stored all the same. */
        ADD
    }

    boolean allowsDuplicates() {
        return policy == Policy.ADD;
    }

    boolean updatesDuplicates() {
        return policy == Policy.UPDATE;
    }

    /** Whether the unique index of the database knows them, so that nobody has to look first. */
    boolean areThoseOfTheIndex() {
        return allowsDuplicates() || (reach == Reach.CAMPAIGN && lastDays == null && !isByName && !updatesDuplicates());
    }

    DuplicateScope scope(RowCampaign campaign, Instant now) {
        return new DuplicateScope(
                campaign.id(),
                campaign.callingListId(),
                reach,
                lastDays == null ? null : now.minus(Duration.ofDays(lastDays)),
                isByName);
    }
}
