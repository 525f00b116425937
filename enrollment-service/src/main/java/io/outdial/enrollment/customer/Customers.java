package io.outdial.enrollment.customer;

import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.enrollment.customer.CustomerLoadRepository.Match;
import io.outdial.enrollment.customer.CustomerLoadRepository.Updated;
import io.outdial.enrollment.enrolment.EnrolmentEvents;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.enrollment.suppression.SuppressedNumbers;
import io.outdial.enrollment.suppression.SuppressionList;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Customers for the other packages of this service. All methods run in the caller's session or transaction and take a
 * fixed number of statements.
 */
@ApplicationScoped
public class Customers {

    @Inject
    CustomerRepository customers;

    @Inject
    CustomerLoadRepository loads;

    @Inject
    FurtherNumberRepository further;

    @Inject
    CustomerMapper mapper;

    @Inject
    KeyLockRepository locks;

    @Inject
    SuppressionList suppressions;

    @Inject
    OptOuts optOuts;

    @Inject
    EnrolmentEvents events;

    /**
     * Creates a customer for each draft, or updates the existing one. A draft belongs to the customer with its external
     * id; otherwise to the oldest customer with one of its numbers and no other external id. Fields that a draft omits
     * or gives as null stay unchanged. Concurrent loads of the same key run one after the other. To be called first in
     * the transaction, since it takes the locks on keys.
     *
     * <p>A customer with an opted-out number is loaded with the do-not-call mark; the number of an erased customer is
     * refused. The opt-out of an existing customer also applies to the numbers of the draft.
     *
     * @return one result for each draft, in the order of the drafts
     */
    public Uni<List<Loaded>> load(Caller caller, List<CustomerDraft> drafts) {
        if (drafts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID clientId = caller.clientId();
        return locks.lock(clientId, keys(drafts))
                .chain(() -> suppressions.findSuppressed(
                        clientId,
                        drafts.stream()
                                .flatMap(draft -> draft.numbers().stream())
                                .toList()))
                .chain(suppressed -> loads.match(clientId, drafts).chain(matches -> {
                    CustomerLoad load = new CustomerLoad(drafts, suppressed, matches);
                    return loads.update(clientId, caller.subject(), load.updates())
                            .call(() -> loads.insert(clientId, caller.subject(), load.inserts()))
                            .call(updated -> events.changed(clientId, former(updated)))
                            .chain(updated -> optOuts.optOutAll(caller, load.optOutsOfNewNumbers(marked(updated))))
                            .replaceWith(load.outcomes());
                }));
    }

    private static Map<UUID, StoredPhones> former(List<Updated> updated) {
        return updated.stream().filter(Updated::isOfCalls).collect(Collectors.toMap(Updated::id, Updated::former));
    }

    private static Set<UUID> marked(List<Updated> updated) {
        return updated.stream().filter(Updated::doNotCall).map(Updated::id).collect(Collectors.toSet());
    }

    /** All numbers of the customers whom drafts would belong to if they were loaded now. */
    public Uni<List<PhoneNumber>> findNumbers(Client client, List<CustomerDraft> drafts) {
        return loads.match(client.id(), drafts)
                .chain(matches ->
                        numbers(client, matches.stream().map(Match::id).collect(Collectors.toSet())))
                .map(found -> found.values().stream().flatMap(List::stream).toList());
    }

    /** All numbers of those of the customers that there are. */
    public Uni<Map<UUID, List<PhoneNumber>>> numbers(Client client, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : further.find(client.id(), ids).map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, phones -> phones.getValue().numbers(client.region()))));
    }

    /** The customers who have the numbers, by their keys: of several the oldest. */
    public Uni<Map<String, UUID>> findByNumbers(UUID clientId, Collection<PhoneNumber> numbers) {
        Set<String> keys = numbers.stream()
                .flatMap(number -> number.keys().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return loads.findByKeys(clientId, keys);
    }

    /**
     * Creates customers of whose numbers nobody is there; the caller has locked the keys of the numbers. Those with a
     * suppressed number get the do-not-call mark.
     *
     * @param createdBy shown as who created them
     * @param drafts by the ids that they get
     */
    public Uni<Void> create(
            UUID clientId, String createdBy, Map<UUID, CustomerDraft> drafts, SuppressedNumbers suppressed) {
        return loads.insert(
                clientId,
                createdBy,
                drafts.entrySet().stream()
                        .map(draft -> {
                            Map<String, Object> row = CustomerFields.row(draft.getValue());
                            row.put("id", draft.getKey());
                            row.put(
                                    "do_not_call",
                                    draft.getValue().numbers().stream().anyMatch(suppressed::contain));
                            return row;
                        })
                        .toList());
    }

    /**
     * Gives customers further numbers, which somebody else has called them by. None of a customer's own changes. The
     * caller has locked the keys of the numbers, and none of the rows of customers.
     *
     * @param changedBy shown as who has changed them
     * @param numbers by customer; those of a customer who has them already, or has no room for more, are left out
     * @param suppressed of the numbers: who gets one of these is not called any more
     */
    public Uni<Void> addNumbers(
            UUID clientId, String changedBy, Map<UUID, List<PhoneNumber>> numbers, SuppressedNumbers suppressed) {
        return numbers.isEmpty()
                ? Uni.createFrom().voidItem()
                : further.lock(clientId, numbers.keySet())
                        .map(stored -> FurtherNumbers.added(stored, numbers))
                        .call(added -> further.write(clientId, changedBy, added))
                        .chain(added -> optOuts.renew(
                                clientId,
                                changedBy,
                                suppressed,
                                added.keySet().stream()
                                        .flatMap(customer -> numbers.get(customer).stream())
                                        .filter(suppressed::contain)
                                        .toList()));
    }

    /**
     * The customers of these ids as the API shows them, in no particular order. Sees what the statements of this
     * transaction have written.
     */
    public Uni<List<CustomerDto>> describe(UUID clientId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : customers
                        .reload(clientId, ids)
                        .map(found -> found.stream().map(mapper::toDto).toList());
    }

    /**
     * Both kinds of keys share the locks. A number and an external id are hardly ever equal; if they are, a request
     * waits a little.
     */
    private static List<String> keys(List<CustomerDraft> drafts) {
        List<String> keys = new ArrayList<>();
        for (CustomerDraft draft : drafts) {
            draft.numbers().forEach(number -> keys.addAll(number.keys()));
            if (draft.clientCustomerId() != null) {
                keys.add(draft.clientCustomerId());
            }
        }
        return keys;
    }
}
