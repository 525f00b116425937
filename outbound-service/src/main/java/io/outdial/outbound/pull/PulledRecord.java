package io.outdial.outbound.pull;

import io.outdial.outbound.record.Chain;
import io.outdial.outbound.record.HandedOut;
import java.time.Instant;
import java.util.List;

/**
 * A record that was handed out to a dialler.
 *
 * @param otherNumbers of the person, in their order
 * @param callableUntil when its calling hours end or it expires, whichever is first; null where neither happens
 * @param sourceRestricted whether some of those whom it may be given to must not have it
 */
public record PulledRecord(
        HandedOut record, List<Chain.Link> otherNumbers, Instant callableUntil, boolean sourceRestricted) {

    public PulledRecord {
        otherNumbers = List.copyOf(otherNumbers);
    }
}
