package io.outdial.outbound.pull;

import io.outdial.outbound.record.RecordStatus;
import io.outdial.outbound.record.RecordType;
import io.outdial.outbound.restriction.SourceAccess;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What decides whether a record may be handed out now. */
public record Situation(Instant now, OfRecord record, OfNumber number, OfCampaign campaign, Requester requester) {

    /**
     * @param dueAt when it may be handed out, or the end of its lease; null where it is not its turn
     * @param expiresAt null where it does not expire
     * @param maxAttempts of its campaign, else of the client
     * @param owner whose it is
     * @param sourceId where it came from; null where it has no source
     * @param rejectedBy the member who rejected it last; null where none did
     */
    public record OfRecord(
            RecordStatus status,
            RecordType type,
            Instant dueAt,
            Instant expiresAt,
            int attempts,
            int maxAttempts,
            Owner owner,
            UUID sourceId,
            UUID rejectedBy,
            Instant rejectedAt) {}

    /** For whom a record is. */
    public sealed interface Owner {

        record Anybody() implements Owner {}

        /** Of an Agentwise campaign, or a personal callback. */
        record Member(UUID id) implements Owner {}

        /** Of a Skillwise campaign. */
        record Skill(UUID id) implements Owner {}
    }

    /**
     * What is known of the record's number, in all campaigns of the client.
     *
     * @param leaseUntil of its open attempt; null where it has none
     * @param attemptsAt when it was called within the last day
     * @param maxAttemptsADay how often it may be
     * @param doNotCall its do-not-call entry in a scope of the campaign; null where there is none
     */
    public record OfNumber(Instant leaseUntil, List<Instant> attemptsAt, int maxAttemptsADay, DoNotCall doNotCall) {

        public OfNumber {
            attemptsAt = List.copyOf(attemptsAt);
        }
    }

    /** @param until end of a do-not-call entry; null where it has none */
    public record DoNotCall(Instant until) {}

    /**
     * @param isDialling whether its type, its status and its position let it call
     * @param startDate null where it has none
     * @param endDate null where it has none
     * @param maxConcurrentCalls null where it has no bound
     * @param openAttempts how many of its records are with callers
     * @param isWindowOpen whether the record's calling window is open
     * @param windowOpensAt when it will be; null where it is open, or never will be
     * @param isRegistryStale whether it applies a do-not-call registry that is missing or too old
     */
    public record OfCampaign(
            boolean isDialling,
            Instant startDate,
            Instant endDate,
            Integer maxConcurrentCalls,
            int openAttempts,
            boolean isWindowOpen,
            Instant windowOpensAt,
            boolean isRegistryStale) {}

    /**
     * Who asks: an agent, or a dialler for some agents or for none in particular.
     *
     * @param memberIds the agent, or those that the dialler asks for
     * @param skillIds what they can do
     * @param isInCampaign whether the agent works in the campaign; a dialler does
     * @param sources from which sources they may get records
     */
    public record Requester(Set<UUID> memberIds, Set<UUID> skillIds, boolean isInCampaign, SourceAccess sources) {

        /** One that names no agent. */
        public static final Requester DIALLER = new Requester(Set.of(), Set.of(), true, new SourceAccess.Unchecked());

        public Requester {
            memberIds = Set.copyOf(memberIds);
            skillIds = Set.copyOf(skillIds);
        }
    }
}
