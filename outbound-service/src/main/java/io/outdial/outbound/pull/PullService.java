package io.outdial.outbound.pull;

import io.outdial.outbound.record.HandedOut;
import io.outdial.outbound.record.QueueQuery;
import io.outdial.outbound.record.QueueRepository;
import io.outdial.outbound.record.SystemCommand;
import io.outdial.outbound.restriction.SourceAccess;
import io.outdial.outbound.restriction.SourceRestrictions;
import io.outdial.platform.time.TzdbZone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Hands out the records of campaigns (ADR 0034). */
@ApplicationScoped
public class PullService {

    /** A pull looks at so many times a thousand records at most. */
    private static final int ROUNDS = 8;

    /** What ends a record, by the words of the queue; being listed for a while does not. */
    private static final Map<String, SystemCommand> ENDS = Map.of(
            "EXPIRED", SystemCommand.EXPIRED,
            "ATTEMPTS_USED", SystemCommand.ATTEMPTS_USED,
            "LISTED", SystemCommand.LISTED);

    @Inject
    Clock clock;

    @Inject
    QueueRepository queue;

    @Inject
    RecordSweeper sweeper;

    @Inject
    SourceRestrictions restrictions;

    /**
     * From which sources records may be. The caller runs within {@link SourceRestrictions#whenKnown}.
     *
     * @param memberIds for whom they are; none for a dialler that names no agent
     */
    public SourceAccess sources(UUID clientId, CampaignCard card, Set<UUID> memberIds) {
        if (memberIds.isEmpty()) {
            return new SourceAccess.Unchecked();
        }
        return card.hasSources()
                ? restrictions.of(clientId, card.identity().id(), memberIds)
                : new SourceAccess.WithoutSource();
    }

    /** The next records of a campaign that is running, best first, in the caller's transaction. */
    public Uni<List<HandedOut>> pull(CampaignCard card, Puller puller) {
        List<Integer> open = openWindows(card, puller.clientZone(), clock.instant());
        return open.isEmpty() ? Uni.createFrom().item(List.of()) : pull(query(card, puller, open), 1);
    }

    /** Where some were refused, others may have come behind those that were looked at. */
    private Uni<List<HandedOut>> pull(QueueQuery query, int round) {
        return queue.pull(query).chain(pulled -> {
            sweep(query.clientId(), pulled.refused());
            List<HandedOut> records = pulled.records();
            int missing = query.limits().records() - records.size();
            return missing == 0 || pulled.refused().isEmpty() || round == ROUNDS
                    ? Uni.createFrom().item(records)
                    : pull(query.wanting(missing), round + 1).map(more -> Stream.concat(records.stream(), more.stream())
                            .toList());
        });
    }

    private void sweep(UUID clientId, List<QueueRepository.Refused> refused) {
        refused.stream()
                .filter(each -> ENDS.containsKey(each.obstacle()))
                .forEach(each -> sweeper.later(clientId, each.handle(), ENDS.get(each.obstacle())));
    }

    private static QueueQuery query(CampaignCard card, Puller puller, List<Integer> openWindows) {
        CampaignCard.Dialling dialling = card.dialling();
        return new QueueQuery(
                puller.clientId(),
                card.identity().id(),
                puller.owners(),
                openWindows,
                puller.sources().filter(),
                new QueueQuery.Limits(
                        puller.wanted(),
                        dialling.maxAttempts(),
                        dialling.maxCallsADay(),
                        dialling.maxConcurrentCalls()),
                puller.memberId(),
                puller.takenBy(),
                puller.lease());
    }

    private static List<Integer> openWindows(CampaignCard card, TzdbZone clientZone, Instant now) {
        return card.windows().stream()
                .filter(window ->
                        OpenWindows.isOpen(window.key(), card.dialling().hours(), clientZone, now))
                .map(CampaignCard.Window::id)
                .toList();
    }
}
