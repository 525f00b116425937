package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.EnrolmentStatus;
import java.util.Set;
import java.util.UUID;

/**
 * A chain as it was told of last.
 *
 * @param enrolmentIds its own, and those that have joined it; none where nobody knows yet
 * @param version 0 until something has become of it
 * @param status see {@link ChainChange#status}
 */
record KnownChain(long id, UUID campaignId, Set<UUID> enrolmentIds, long version, EnrolmentStatus status) {

    KnownChain {
        enrolmentIds = Set.copyOf(enrolmentIds);
    }

    static KnownChain unknown(ChainChange change) {
        return new KnownChain(change.chainId(), change.campaignId(), Set.of(), 0, EnrolmentStatus.AWAITING_CALL);
    }

    KnownChain with(ChainChange change) {
        return new KnownChain(id, campaignId, enrolmentIds, change.version(), change.status());
    }
}
