package io.outdial.outbound.record;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * From which sources records may be handed out; those without one always may.
 *
 * @param withSource whether any that have one may
 * @param blocked sources that nobody who asks gets a call from
 * @param ofOwners what is blocked besides, for single members, of the records that are only theirs
 */
public record SourceFilter(boolean withSource, Set<UUID> blocked, List<OfOwner> ofOwners) {

    public static final SourceFilter ANY = new SourceFilter(true, Set.of(), List.of());
    public static final SourceFilter WITHOUT_SOURCE = new SourceFilter(false, Set.of(), List.of());

    public SourceFilter {
        blocked = Set.copyOf(blocked);
        ofOwners = List.copyOf(ofOwners);
    }

    /** A source that the member gets no call from. */
    public record OfOwner(UUID memberId, UUID sourceId) {

        /** No record of the member's with any source. */
        public static OfOwner everything(UUID memberId) {
            return new OfOwner(memberId, LaneKey.NOBODY);
        }

        /** As {@code is_source_open} of the database reads it. */
        @Override
        public String toString() {
            return memberId + " " + sourceId;
        }
    }
}
