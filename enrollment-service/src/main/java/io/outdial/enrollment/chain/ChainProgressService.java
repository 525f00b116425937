package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.EnrolmentProgress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Brings enrolments to where their chains are, in its caller's transaction and a fixed number of statements, however
 * many there are (ADR 58). Locks are taken in the order of everybody else: keys, customers, enrolments, chains.
 */
@ApplicationScoped
public class ChainProgressService {

    @Inject
    ChainOwners owners;

    @Inject
    ChainRepository chains;

    @Inject
    EnrolmentProgress enrolments;

    /**
     * @param changedBy recorded in the history of enrolments
     * @param changes in any order; of one chain there may be several
     */
    public Uni<Void> apply(UUID clientId, String changedBy, List<ChainChange> changes) {
        Set<Long> changed = changes.stream().map(ChainChange::chainId).collect(Collectors.toSet());
        return owners.find(clientId, changed)
                .map(known -> known.stream()
                        .map(ChainOwner::enrolmentId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .chain(of -> carryOut(clientId, changedBy, changed, of, progress -> progress.apply(changes)))
                .chain(() -> settleJoined(clientId, changedBy, changed));
    }

    /**
     * Asked once the chains are locked: who joins one at the same time either is found, or finds what has become of it.
     */
    private Uni<Void> settleJoined(UUID clientId, String changedBy, Set<Long> changed) {
        return chains.findJoined(clientId, changed)
                .call(joined -> enrolments.keepCustomers(
                        clientId,
                        joined.stream().map(ChainOwner::customerId).distinct().toList()))
                .map(joined -> joined.stream().map(ChainOwner::enrolmentId).collect(Collectors.toSet()))
                .chain(of -> settle(clientId, changedBy, of));
    }

    /** Of enrolments whose chains have become known, and were told of before. The caller has locked the enrolments. */
    Uni<Void> settle(UUID clientId, String changedBy, Set<UUID> enrolmentIds) {
        return enrolmentIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : carryOut(clientId, changedBy, Set.of(), enrolmentIds, ChainProgress::settle);
    }

    private Uni<Void> carryOut(
            UUID clientId,
            String changedBy,
            Set<Long> chainIds,
            Set<UUID> enrolmentIds,
            UnaryOperator<ChainProgress> decision) {
        return enrolments
                .lock(clientId, enrolmentIds)
                .chain(statuses -> chains.lock(clientId, chainIds, enrolmentIds)
                        .map(known -> decision.apply(new ChainProgress(known, statuses))))
                .call(progress -> chains.write(clientId, progress.changed()))
                .chain(progress -> enrolments.write(clientId, changedBy, progress.statusChanges()));
    }
}
