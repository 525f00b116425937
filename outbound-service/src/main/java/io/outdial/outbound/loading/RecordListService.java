package io.outdial.outbound.loading;

import io.outdial.outbound.record.Chain;
import io.outdial.outbound.record.ChainRepository;
import io.outdial.outbound.record.RecordDetails;
import io.outdial.outbound.record.RecordDetailsRepository;
import io.outdial.outbound.record.RecordFilter;
import io.outdial.outbound.record.RecordListRepository;
import io.outdial.outbound.record.RecordListRepository.Found;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the records of campaigns. */
@ApplicationScoped
class RecordListService {

    @Inject
    RecordListRepository list;

    @Inject
    RecordDetailsRepository records;

    @Inject
    ChainRepository chains;

    /**
     * @param chains the numbers of the records' persons, by their ids
     * @param next behind which the next page begins, null at the end
     */
    record RecordPage(List<RecordDetails> records, Map<Long, Chain> chains, Long next) {}

    /** @throws Failure.NotFound if the client has no such campaign */
    @WithSession
    Uni<RecordPage> list(UUID clientId, UUID campaignId, RecordFilter filter, long after, int limit) {
        return list.find(clientId, campaignId, filter, after, limit)
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No campaign with this id"))
                .chain(found -> read(clientId, found));
    }

    private Uni<RecordPage> read(UUID clientId, Found found) {
        return records.findAll(clientId, found.handles()).chain(details -> chains.findAll(clientId, found.handles())
                .map(ofRecords -> new RecordPage(details, ofRecords, found.next())));
    }
}
