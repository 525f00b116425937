package io.outdial.outbound.pull;

import io.outdial.outbound.donotcall.RegistryAge;
import io.outdial.outbound.record.LaneKey;
import io.outdial.outbound.record.QueueRepository;
import io.outdial.outbound.record.WindowKey;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.time.TzdbZone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Hands records out to diallers, in the caller's transaction, within
 * {@link io.outdial.outbound.restriction.SourceRestrictions#whenKnown}.
 */
@ApplicationScoped
public class DiallerPullService {

    @Inject
    Clock clock;

    @Inject
    CampaignCardRepository cards;

    @Inject
    RoomRepository rooms;

    @Inject
    QueueRepository queue;

    @Inject
    PullService pulls;

    @Inject
    PulledRecords pulled;

    @Inject
    RegistryAge registryAge;

    @Inject
    PullMetrics metrics;

    /**
     * @param clientZone of the client, for numbers of which no zone is known
     * @param memberIds agents who are free
     * @param skillIds what they can do
     * @param agentsReady how many agents are free, null where the dialler does not say
     * @param dialler what it calls itself, null where it does not say
     */
    public record PullRequest(
            UUID clientId,
            TzdbZone clientZone,
            UUID campaignId,
            int max,
            Duration lease,
            Set<UUID> memberIds,
            Set<UUID> skillIds,
            Integer agentsReady,
            String dialler) {

        public PullRequest {
            memberIds = Set.copyOf(memberIds);
            skillIds = Set.copyOf(skillIds);
        }

        Set<UUID> owners() {
            Set<UUID> owners = new HashSet<>(memberIds);
            owners.addAll(skillIds);
            owners.add(LaneKey.NOBODY);
            return owners;
        }
    }

    /** Why there are fewer records than were wanted. */
    public enum Reason {
        EMPTY,
        WINDOW_CLOSED,
        CAMPAIGN_NOT_RUNNING,
        REGISTRY_STALE,
        RESTRICTIONS_UNKNOWN,
        CAMPAIGN_FULL,
        PACING
    }

    /**
     * @param reason null where there are as many records as were wanted
     * @param nextDueAt when there may be records again; null where there are some, or nobody knows
     * @param open how many records of the campaign are with callers, these included
     * @param room how many more may be; null where nothing limits them
     */
    public record Answer(List<PulledRecord> records, Reason reason, Instant nextDueAt, int open, Integer room) {

        public Answer {
            records = List.copyOf(records);
        }
    }

    /** What the queue gave, and why not more. */
    private record Taken(List<PulledRecord> records, Reason reason, Instant nextDueAt) {

        static Taken none(Reason reason) {
            return new Taken(List.of(), reason, null);
        }
    }

    /** @throws Failure.NotFound if the client has no such campaign */
    public Uni<Answer> pull(PullRequest request) {
        return metrics.measure(PullMetrics.By.DIALLER, () -> answer(request), DiallerPullService::outcome);
    }

    private static PullMetrics.Outcome outcome(Answer answer) {
        return answer.records().isEmpty() && answer.reason() != null
                ? PullMetrics.Outcome.valueOf(answer.reason().name())
                : PullMetrics.Outcome.RECORDS;
    }

    private Uni<Answer> answer(PullRequest request) {
        return cards.findById(request.clientId(), request.campaignId(), null)
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No campaign with this id"))
                .chain(card -> rooms.open(request.clientId(), request.campaignId())
                        .chain(open -> rooms.find(request.clientId(), card, open, request.agentsReady())
                                .chain(room -> pull(request, card, room).map(taken -> answer(room, open, taken)))));
    }

    private Uni<Taken> pull(PullRequest request, CampaignCard card, Room room) {
        if (!card.isRunning(clock.instant())) {
            return Uni.createFrom().item(Taken.none(Reason.CAMPAIGN_NOT_RUNNING));
        }
        if (registryAge.blocks(card.registry())) {
            return Uni.createFrom().item(Taken.none(Reason.REGISTRY_STALE));
        }
        int wanted = Math.min(request.max(), room.records());
        Reason limit = wanted == request.max() ? null : limit(room);
        if (wanted == 0) {
            return Uni.createFrom().item(Taken.none(limit));
        }
        Puller puller = new Puller(
                request.clientId(),
                request.clientZone(),
                request.owners(),
                pulls.sources(request.clientId(), card, request.memberIds()),
                null,
                Objects.requireNonNullElse(request.dialler(), "dialler"),
                wanted,
                request.lease());
        return pulls.pull(card, puller)
                .chain(records -> pulled.of(card, puller, records))
                .chain(records -> records.size() == wanted
                        ? Uni.createFrom().item(new Taken(records, limit, null))
                        : fewer(records, card, puller));
    }

    private static Answer answer(Room room, int open, Taken taken) {
        int handedOut = taken.records().size();
        return new Answer(
                taken.records(),
                taken.reason(),
                taken.nextDueAt(),
                open + handedOut,
                room.limit() == Room.Limit.NONE ? null : room.records() - handedOut);
    }

    private static Reason limit(Room room) {
        return room.limit() == Room.Limit.MAX_CONCURRENT_CALLS ? Reason.CAMPAIGN_FULL : Reason.PACING;
    }

    private Uni<Taken> fewer(List<PulledRecord> records, CampaignCard card, Puller puller) {
        return puller.sources().isIncomplete()
                ? Uni.createFrom().item(new Taken(records, Reason.RESTRICTIONS_UNKNOWN, null))
                : queue.nextDue(
                                puller.clientId(),
                                card.identity().id(),
                                puller.owners(),
                                puller.sources().filter())
                        .map(due -> fewer(records, card, puller.clientZone(), due));
    }

    private Taken fewer(List<PulledRecord> records, CampaignCard card, TzdbZone zone, Map<Integer, Instant> due) {
        Map<Integer, WindowKey> windows =
                card.windows().stream().collect(Collectors.toMap(CampaignCard.Window::id, CampaignCard.Window::key));
        OpenWindows.Outlook outlook =
                OpenWindows.outlook(due, windows, card.dialling().hours(), zone, clock.instant());
        return new Taken(
                records,
                outlook.isShut() ? Reason.WINDOW_CLOSED : Reason.EMPTY,
                records.isEmpty() ? outlook.next() : null);
    }
}
