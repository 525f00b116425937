package io.outdial.outbound.restriction;

import io.outdial.outbound.record.SourceFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which sources the records of those who ask may come from. */
public sealed interface SourceAccess {

    enum Verdict {
        ALLOWED,
        BLOCKED,
        /** Nobody can tell now. */
        UNKNOWN
    }

    /**
     * Whether a record may be handed out.
     *
     * @param sourceId its source; null where it has none
     * @param ownerId the member whose it is; null where it is anybody's, or for a skill
     */
    default Verdict verdict(UUID sourceId, UUID ownerId) {
        return sourceId == null ? Verdict.ALLOWED : of(sourceId, ownerId);
    }

    /**
     * Whether somebody whom it may be given to must not have the record.
     *
     * @param sourceId its source; null where it has none
     * @param ownerId the member whose it is; null where it is anybody's, or for a skill
     */
    boolean isRestricted(UUID sourceId, UUID ownerId);

    /** Whether records are held back because nobody can tell. */
    boolean isIncomplete();

    /** The same for the queue. */
    SourceFilter filter();

    /** @param ownerId see {@link #verdict} */
    Verdict of(UUID sourceId, UUID ownerId);

    /**
     * Of an agent, or of the agents that a dialler names.
     *
     * @param blocked by member, for those of whom it is known
     * @param unknown the others
     */
    record OfMembers(Map<UUID, Set<UUID>> blocked, Set<UUID> unknown) implements SourceAccess {

        public OfMembers {
            blocked = Map.copyOf(blocked);
            unknown = Set.copyOf(unknown);
        }

        /** One of several is enough, since the dialler chooses whom it gives the call. */
        @Override
        public Verdict of(UUID sourceId, UUID ownerId) {
            return ownerId == null ? ofAny(sourceId) : ofOwner(sourceId, ownerId);
        }

        private Verdict ofAny(UUID sourceId) {
            if (blocked.values().stream().anyMatch(sources -> !sources.contains(sourceId))) {
                return Verdict.ALLOWED;
            }
            return unknown.isEmpty() ? Verdict.BLOCKED : Verdict.UNKNOWN;
        }

        /** A record of somebody else is refused for another reason. */
        private Verdict ofOwner(UUID sourceId, UUID ownerId) {
            if (unknown.contains(ownerId)) {
                return Verdict.UNKNOWN;
            }
            return blocked.getOrDefault(ownerId, Set.of()).contains(sourceId) ? Verdict.BLOCKED : Verdict.ALLOWED;
        }

        @Override
        public boolean isRestricted(UUID sourceId, UUID ownerId) {
            return sourceId != null
                    && ownerId == null
                    && (!unknown.isEmpty()
                            || blocked.values().stream().anyMatch(sources -> sources.contains(sourceId)));
        }

        @Override
        public boolean isIncomplete() {
            return !unknown.isEmpty();
        }

        @Override
        public SourceFilter filter() {
            if (blocked.isEmpty()) {
                return SourceFilter.WITHOUT_SOURCE;
            }
            Set<UUID> forAll = blockedForAll();
            List<SourceFilter.OfOwner> ofOwners = blocked.entrySet().stream()
                    .flatMap(member -> member.getValue().stream()
                            .filter(source -> !forAll.contains(source))
                            .map(source -> new SourceFilter.OfOwner(member.getKey(), source)))
                    .collect(Collectors.toList());
            unknown.forEach(member -> ofOwners.add(SourceFilter.OfOwner.everything(member)));
            return new SourceFilter(true, forAll, ofOwners);
        }

        private Set<UUID> blockedForAll() {
            Set<UUID> forAll = null;
            for (Set<UUID> sources : blocked.values()) {
                if (forAll == null) {
                    forAll = new HashSet<>(sources);
                } else {
                    forAll.retainAll(sources);
                }
            }
            return forAll;
        }
    }

    /** Of a dialler that names no agent: any source. It has to ask before it connects an agent. */
    record Unchecked() implements SourceAccess {

        @Override
        public Verdict of(UUID sourceId, UUID ownerId) {
            return Verdict.ALLOWED;
        }

        @Override
        public boolean isRestricted(UUID sourceId, UUID ownerId) {
            return sourceId != null;
        }

        @Override
        public boolean isIncomplete() {
            return false;
        }

        @Override
        public SourceFilter filter() {
            return SourceFilter.ANY;
        }
    }

    /** Of a campaign that had no record with a source a moment ago: one that is added now waits for the next pull. */
    record WithoutSource() implements SourceAccess {

        @Override
        public Verdict of(UUID sourceId, UUID ownerId) {
            return Verdict.UNKNOWN;
        }

        @Override
        public boolean isRestricted(UUID sourceId, UUID ownerId) {
            return sourceId != null;
        }

        @Override
        public boolean isIncomplete() {
            return false;
        }

        @Override
        public SourceFilter filter() {
            return SourceFilter.WITHOUT_SOURCE;
        }
    }
}
