package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.EnrolmentProgress;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Looks up whose chains are, in the transaction of its caller. */
@ApplicationScoped
public class ChainOwners {

    @Inject
    ChainRepository chains;

    @Inject
    KeyLockRepository locks;

    @Inject
    EnrolmentProgress enrolments;

    /**
     * The owners of those chains that are known. Until the transaction ends none of them is erased, and none of the
     * other chains becomes known, so that what is kept for it is found by whoever makes it known. To be called before
     * any row is locked.
     */
    public Uni<List<ChainOwner>> find(UUID clientId, Set<Long> chainIds) {
        return chains.find(clientId, chainIds)
                .chain(known -> known.size() == chainIds.size()
                        ? Uni.createFrom().item(known)
                        : locks.lock(clientId, keys(unknown(chainIds, known)))
                                .chain(() -> chains.find(clientId, chainIds)))
                .call(owners -> enrolments.keepCustomers(
                        clientId,
                        owners.stream().map(ChainOwner::customerId).distinct().toList()));
    }

    /** What chains are locked by before they are known. */
    static List<String> keys(Collection<Long> chainIds) {
        return chainIds.stream().map(id -> "chain " + id).toList();
    }

    private static Set<Long> unknown(Set<Long> chainIds, List<ChainOwner> known) {
        Set<Long> unknown = new HashSet<>(chainIds);
        known.forEach(owner -> unknown.remove(owner.chainId()));
        return new TreeSet<>(unknown);
    }
}
