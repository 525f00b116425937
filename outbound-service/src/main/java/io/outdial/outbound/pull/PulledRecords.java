package io.outdial.outbound.pull;

import io.outdial.outbound.record.Chain;
import io.outdial.outbound.record.ChainRepository;
import io.outdial.outbound.record.HandedOut;
import io.outdial.outbound.record.WindowKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds what diallers need besides to records that were handed out: one statement, however many they are. */
@ApplicationScoped
class PulledRecords {

    @Inject
    Clock clock;

    @Inject
    ChainRepository chains;

    Uni<List<PulledRecord>> of(CampaignCard card, Puller puller, List<HandedOut> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Long> handles =
                records.stream().map(record -> record.key().handle()).toList();
        return chains.findAll(puller.clientId(), handles).map(found -> pulled(records, found, card, puller));
    }

    /** The end of each window is worked out once. */
    private List<PulledRecord> pulled(
            List<HandedOut> records, Map<Long, Chain> chains, CampaignCard card, Puller puller) {
        Instant now = clock.instant();
        Map<WindowKey, Optional<Instant>> ends = new HashMap<>();
        return records.stream()
                .map(record -> {
                    HandedOut.Key key = record.key();
                    Optional<Instant> end = ends.computeIfAbsent(
                            record.destination().window(),
                            window ->
                                    OpenWindows.closing(window, card.dialling().hours(), puller.clientZone(), now));
                    return new PulledRecord(
                            record,
                            chains.get(key.chainId()).others(key.handle()),
                            earlier(end.orElse(null), record.expiresAt()),
                            puller.sources()
                                    .isRestricted(
                                            record.audience().sourceId(),
                                            record.audience().memberId()));
                })
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
