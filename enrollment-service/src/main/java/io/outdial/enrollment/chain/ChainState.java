package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.EnrolmentStatus;
import java.util.Collection;

/** How far the calls of a chain have come. */
public enum ChainState {
    /** A number of it may be called, now or later. */
    WAITING,
    /** An agent or a dialler has one of its records. */
    HELD,
    ENDED;

    /**
     * The status that an enrolment with this chain alone has; null where the chain says nothing of that any more.
     *
     * @param ends of its numbers, once it has ended
     */
    public EnrolmentStatus status(Collection<ChainEnd> ends) {
        return switch (this) {
            case WAITING -> EnrolmentStatus.AWAITING_CALL;
            case HELD -> EnrolmentStatus.IN_PROGRESS;
            case ENDED ->
                ends.stream()
                        .min(ChainEnd::compareTo)
                        .orElse(ChainEnd.CANCELLED)
                        .status();
        };
    }
}
