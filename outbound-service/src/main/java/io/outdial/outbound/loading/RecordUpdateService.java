package io.outdial.outbound.loading;

import io.outdial.outbound.record.Chain;
import io.outdial.outbound.record.ChainRepository;
import io.outdial.outbound.record.EditRequest;
import io.outdial.outbound.record.EditService;
import io.outdial.outbound.record.RecordDetails;
import io.outdial.outbound.record.RecordDetailsRepository;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Changes records that wait, each request in one transaction. */
@ApplicationScoped
class RecordUpdateService {

    @Inject
    UpdateTargetRepository targets;

    @Inject
    EditService edits;

    @Inject
    RecordDetailsRepository records;

    @Inject
    ChainRepository chains;

    /** @param chain the numbers of the record's person, its own among them */
    record Updated(RecordDetails record, Chain chain) {}

    /**
     * @throws Failure.NotFound if the client has no such record, or its campaign no such agent or skill
     * @throws Failure.Refused if the record does not wait, or would not be one of its campaign any more
     */
    @WithTransaction
    Uni<Updated> update(UUID clientId, RecordUpdate update) {
        return carryOut(clientId, List.of(update))
                .invoke(outcomes -> outcomes.get(0).ifPresent(refusal -> {
                    throw refusal;
                }))
                .chain(() -> records.find(clientId, update.handle()))
                .chain(record -> chains.find(clientId, update.handle()).map(chain -> new Updated(record, chain)));
    }

    /** @return why each is not carried out, empty where it is */
    @WithTransaction
    Uni<List<Optional<Failure>>> updateAll(UUID clientId, List<RecordUpdate> updates) {
        return carryOut(clientId, updates);
    }

    private Uni<List<Optional<Failure>>> carryOut(UUID clientId, List<RecordUpdate> updates) {
        return targets.find(clientId, updates).chain(found -> carryOut(clientId, updates, found));
    }

    private Uni<List<Optional<Failure>>> carryOut(UUID clientId, List<RecordUpdate> updates, List<UpdateTarget> found) {
        List<Optional<Failure>> outcomes = new ArrayList<>();
        List<EditRequest> requests = new ArrayList<>();
        for (int n = 0; n < updates.size(); n++) {
            RecordUpdate update = updates.get(n);
            Optional<Failure> refusal = UpdatePolicy.check(update, found.get(n));
            outcomes.add(refusal);
            if (refusal.isEmpty()) {
                requests.add(update.in(found.get(n)));
            }
        }
        return edits.carryOut(clientId, requests).map(carriedOut -> {
            Iterator<Optional<Failure>> next = carriedOut.iterator();
            outcomes.replaceAll(outcome -> outcome.isEmpty() ? next.next() : outcome);
            return outcomes;
        });
    }
}
