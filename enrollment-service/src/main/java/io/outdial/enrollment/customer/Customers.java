package io.outdial.enrollment.customer;

import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.platform.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Customers for the other features of this service. All methods run in the caller's session or transaction and take a fixed number of statements. */
@ApplicationScoped
public class Customers {

    @Inject
    CustomerRepository customers;

    @Inject
    CustomerLoadRepository loads;

    @Inject
    CustomerMapper mapper;

    @Inject
    OptOuts optOuts;

    /**
     * Creates the customers of the drafts, or writes what the drafts say onto those that are there. A draft means the customer with its external id; else the eldest
     * with its number that has no other external id. Fields that a draft leaves out, or null ones, stay as they are. Two loads at once of the same key follow one
     * another. To be called first in the transaction: it takes the locks that keep everybody in order.
     *
     * <p>A number that was opted out is loaded as not to be called; one whose owner was erased is refused.
     *
     * @return one for each draft, in the order of the drafts
     */
    public Uni<List<Loaded>> load(Caller caller, List<CustomerDraft> drafts) {
        if (drafts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID clientId = caller.clientId();
        return loads.hold(clientId, keys(drafts))
                .chain(() -> optOuts.listed(
                        clientId,
                        drafts.stream().map(draft -> draft.phone().key()).toList()))
                .chain(listed -> loads.match(clientId, drafts).chain(matches -> {
                    CustomerLoad load = new CustomerLoad(drafts, listed, matches);
                    return loads.update(clientId, caller.subject(), load.updates())
                            .chain(() -> loads.insert(clientId, caller.subject(), load.inserts()))
                            .replaceWith(load.outcomes());
                }));
    }

    public Uni<Boolean> exists(UUID clientId, UUID id) {
        return existing(clientId, List.of(id)).map(found -> !found.isEmpty());
    }

    /** Those of the ids that are customers of the client. */
    public Uni<Set<UUID>> existing(UUID clientId, Collection<UUID> ids) {
        return contacts(clientId, ids)
                .map(found -> found.stream().map(CustomerContact::id).collect(Collectors.toSet()));
    }

    /** Number and do-not-call of those of the ids that are customers of the client, in no order. */
    public Uni<List<CustomerContact>> contacts(UUID clientId, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : customers.contacts(clientId, ids);
    }

    /** Those of the ids that are customers of the client, whole, as the API shows them, in no order. Reads what statements of this transaction have written. */
    public Uni<List<CustomerDto>> describe(UUID clientId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : customers
                        .fresh(clientId, ids)
                        .map(found -> found.stream().map(mapper::toDto).toList());
    }

    /** Keys of two kinds share the locks; a number has a plus sign or is short, so that they hardly ever meet, and where they do, somebody waits a little. */
    private static List<String> keys(List<CustomerDraft> drafts) {
        List<String> keys = new ArrayList<>();
        for (CustomerDraft draft : drafts) {
            keys.add(draft.phone().key());
            if (draft.clientCustomerId() != null) {
                keys.add(draft.clientCustomerId());
            }
        }
        return keys;
    }
}
