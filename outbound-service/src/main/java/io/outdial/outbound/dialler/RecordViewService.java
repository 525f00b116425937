package io.outdial.outbound.dialler;

import io.outdial.outbound.pull.EligibilityService;
import io.outdial.outbound.pull.Obstacle;
import io.outdial.outbound.record.Attempt;
import io.outdial.outbound.record.AttemptListRepository;
import io.outdial.outbound.record.Chain;
import io.outdial.outbound.record.ChainRepository;
import io.outdial.outbound.record.RecordDetails;
import io.outdial.outbound.record.RecordDetailsRepository;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What can be read of records. */
@ApplicationScoped
class RecordViewService {

    @Inject
    RecordDetailsRepository records;

    @Inject
    ChainRepository chains;

    @Inject
    AttemptListRepository attempts;

    @Inject
    EligibilityService eligibility;

    /** @param chain the numbers of the record's person, its own among them */
    record View(RecordDetails record, Chain chain) {}

    @WithSession
    Uni<View> get(UUID clientId, long handle) {
        return find(clientId, handle)
                .chain(record -> chains.find(clientId, handle).map(chain -> new View(record, chain)));
    }

    @WithSession
    Uni<Page<Attempt>> attempts(UUID clientId, long handle, PageRequest page) {
        return find(clientId, handle).chain(() -> attempts.list(clientId, handle, page));
    }

    /** @param memberId the agent who would get it; null for a dialler that names none */
    @WithSession
    Uni<List<Obstacle>> obstacles(Client client, long handle, UUID memberId) {
        return find(client.id(), handle)
                .chain(record -> eligibility.obstacles(client.id(), client.timeZone(), record, memberId));
    }

    private Uni<RecordDetails> find(UUID clientId, long handle) {
        return records.find(clientId, handle)
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No record with this handle"));
    }
}
