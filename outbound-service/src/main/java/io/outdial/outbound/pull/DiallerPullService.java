package io.outdial.outbound.pull;

import io.outdial.outbound.record.HandedOut;
import io.outdial.outbound.record.LaneKey;
import io.outdial.outbound.record.QueueRepository;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hands records out to diallers, in the caller's transaction. */
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

    /**
     * @param clientZone of the client, for numbers of which no zone is known
     * @param forWhom agents who are free, and their skills
     * @param agentsReady how many agents are free, null where the dialler does not say
     * @param dialler what it calls itself, null where it does not say
     */
    public record PullRequest(
            UUID clientId,
            TzdbZone clientZone,
            UUID campaignId,
            int max,
            Duration lease,
            Set<UUID> forWhom,
            Integer agentsReady,
            String dialler) {

        public PullRequest {
            forWhom = Set.copyOf(forWhom);
        }

        Set<UUID> owners() {
            Set<UUID> owners = new HashSet<>(forWhom);
            owners.add(LaneKey.NOBODY);
            return owners;
        }
    }

    /** Why there are fewer records than were wanted. */
    public enum Reason {
        EMPTY,
        WINDOW_CLOSED,
        CAMPAIGN_NOT_RUNNING,
        CAMPAIGN_FULL,
        PACING
    }

    /**
     * @param reason null where there are as many records as were wanted
     * @param nextDueAt when there may be records again; null where there are some, or nobody knows
     */
    public record Answer(List<HandedOut> records, Reason reason, Instant nextDueAt) {

        public Answer {
            records = List.copyOf(records);
        }
    }

    /** @throws Failure.NotFound if the client has no such campaign */
    public Uni<Answer> pull(PullRequest request) {
        return cards.findById(request.clientId(), request.campaignId())
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No campaign with this id"))
                .chain(card -> card.isRunning(clock.instant())
                        ? rooms.find(request.clientId(), card, request.agentsReady())
                                .chain(room -> pull(request, card, room))
                        : Uni.createFrom().item(new Answer(List.of(), Reason.CAMPAIGN_NOT_RUNNING, null)));
    }

    private Uni<Answer> pull(PullRequest request, CampaignCard card, Room room) {
        int wanted = Math.min(request.max(), room.records());
        Reason limit = wanted == request.max() ? null : limit(room);
        if (wanted == 0) {
            return Uni.createFrom().item(new Answer(List.of(), limit, null));
        }
        Puller puller = new Puller(
                request.clientId(),
                request.clientZone(),
                request.owners(),
                null,
                Objects.requireNonNullElse(request.dialler(), "dialler"),
                wanted,
                request.lease());
        return pulls.pull(card, puller)
                .chain(records -> records.size() == wanted
                        ? Uni.createFrom().item(new Answer(records, limit, null))
                        : queue.nextDue(request.clientId(), request.campaignId(), request.owners())
                                .map(due -> fewer(records, card, request.clientZone(), due)));
    }

    private static Reason limit(Room room) {
        return room.limit() == Room.Limit.MAX_CONCURRENT_CALLS ? Reason.CAMPAIGN_FULL : Reason.PACING;
    }

    private Answer fewer(List<HandedOut> records, CampaignCard card, TzdbZone zone, Map<Integer, Instant> due) {
        Instant now = clock.instant();
        Map<Integer, CampaignCard.Window> windows =
                card.windows().stream().collect(Collectors.toMap(CampaignCard.Window::id, window -> window));
        boolean isShut = due.entrySet().stream()
                .anyMatch(each -> !each.getValue().isAfter(now)
                        && !OpenWindows.isOpen(
                                windows.get(each.getKey()).key(),
                                card.dialling().hours(),
                                zone,
                                now));
        Instant next = due.entrySet().stream()
                .map(each -> OpenWindows.nextOpening(
                        windows.get(each.getKey()).key(),
                        card.dialling().hours(),
                        zone,
                        each.getValue().isAfter(now) ? each.getValue() : now))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
        return new Answer(records, isShut ? Reason.WINDOW_CLOSED : Reason.EMPTY, records.isEmpty() ? next : null);
    }
}
