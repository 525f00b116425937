package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.EnrolmentStatus;
import java.util.UUID;

/**
 * A chain as it was told of last.
 *
 * @param enrolmentId null where it has none, or nobody knows yet
 * @param version 0 until something has become of it
 * @param status see {@link ChainChange#status}
 */
record KnownChain(long id, UUID campaignId, UUID enrolmentId, long version, EnrolmentStatus status) {

    static KnownChain unknown(ChainChange change) {
        return new KnownChain(change.chainId(), change.campaignId(), null, 0, EnrolmentStatus.AWAITING_CALL);
    }

    KnownChain with(ChainChange change) {
        return new KnownChain(id, campaignId, enrolmentId, change.version(), change.status());
    }
}
