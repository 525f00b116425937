package io.outdial.enrollment.customer;

import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.enrollment.suppression.SuppressionList;
import io.outdial.platform.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Customers for the other features of this service. All methods run in the caller's session or transaction and take a
 * fixed number of statements.
 */
@ApplicationScoped
public class Customers {

    @Inject
    CustomerRepository customers;

    @Inject
    CustomerLoadRepository loads;

    @Inject
    CustomerMapper mapper;

    @Inject
    KeyLockRepository locks;

    @Inject
    SuppressionList suppressions;

    @Inject
    OptOuts optOuts;

    /**
     * Creates the customers of the drafts, or writes what the drafts say onto those that are there. A draft means the
     * customer with its external id; else the eldest with its number that has no other external id. Fields that a draft
     * leaves out, or null ones, stay as they are. Two loads at once of the same key follow one another. To be called
     * first in the transaction: it takes the locks that keep everybody in order.
     *
     * <p>A number that was opted out is loaded as not to be called; one whose owner was erased is refused. A customer
     * who is not to be called takes that along to the number of the draft: nobody is called there either.
     *
     * @return one for each draft, in the order of the drafts
     */
    public Uni<List<Loaded>> load(Caller caller, List<CustomerDraft> drafts) {
        if (drafts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID clientId = caller.clientId();
        return locks.lock(clientId, keys(drafts))
                .chain(() -> suppressions.findSuppressed(
                        clientId, drafts.stream().map(CustomerDraft::phone).toList()))
                .chain(suppressed -> loads.match(clientId, drafts).chain(matches -> {
                    CustomerLoad load = new CustomerLoad(drafts, suppressed, matches);
                    return loads.update(clientId, caller.subject(), load.updates())
                            .call(() -> loads.insert(clientId, caller.subject(), load.inserts()))
                            .chain(marked -> optOuts.optOutAll(caller, load.takenAlong(marked)))
                            .replaceWith(load.outcomes());
                }));
    }

    /**
     * Those of the ids that are customers of the client, whole, as the API shows them, in no order. Reads what
     * statements of this transaction have written.
     */
    public Uni<List<CustomerDto>> describe(UUID clientId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : customers
                        .fresh(clientId, ids)
                        .map(found -> found.stream().map(mapper::toDto).toList());
    }

    /**
     * Keys of two kinds share the locks; a number has a plus sign or is short, so that they hardly ever meet, and where
     * they do, somebody waits a little.
     */
    private static List<String> keys(List<CustomerDraft> drafts) {
        List<String> keys = new ArrayList<>();
        for (CustomerDraft draft : drafts) {
            keys.addAll(draft.phone().keys());
            if (draft.clientCustomerId() != null) {
                keys.add(draft.clientCustomerId());
            }
        }
        return keys;
    }
}
