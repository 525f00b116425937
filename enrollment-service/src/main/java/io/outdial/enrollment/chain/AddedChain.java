package io.outdial.enrollment.chain;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.UUID;

/**
 * A chain of records that was added to a calling list: the numbers of one person.
 *
 * @param id the handle of its first record
 * @param numbers in the order in which they are dialled
 * @param name of the person in one text, null where nobody said
 * @param sourceId null where nobody said
 * @param timezone null where nobody said
 */
public record AddedChain(
        long id, UUID campaignId, List<PhoneNumber> numbers, String name, UUID sourceId, String timezone) {

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "AddedChain[" + id + "]";
    }
}
