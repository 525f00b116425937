package io.outdial.outbound.intake;

import io.outdial.outbound.record.DuplicateScope;
import io.outdial.outbound.record.DuplicateScope.Reach;
import java.time.Duration;
import java.time.Instant;

/**
 * Which numbers are known already, and what becomes of a row that has one. Known is what some record has.
 *
 * @param lastDays only records that were added in so many days count; null for all
 * @param isByName whether a record of another name does not count
 * @param isOfOpen whether a record that has ended does not count
 */
public record DuplicateTerms(Reach reach, Policy policy, Integer lastDays, boolean isByName, boolean isOfOpen) {

    /** As leads have them. */
    public static final DuplicateTerms USUAL = new DuplicateTerms(Reach.CAMPAIGN, Policy.REJECT, null, false);

    /** Of somebody who is called in the campaign now; whoever was called before is called again. */
    public static final DuplicateTerms OPEN_RECORDS =
            new DuplicateTerms(Reach.CAMPAIGN, Policy.SKIP, null, false, true);

    /** Terms to which records in whatever state count. */
    public DuplicateTerms(Reach reach, Policy policy, Integer lastDays, boolean isByName) {
        this(reach, policy, lastDays, isByName, false);
    }

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
        return allowsDuplicates()
                || (reach == Reach.CAMPAIGN && lastDays == null && !isByName && !isOfOpen && !updatesDuplicates());
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
