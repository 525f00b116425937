package io.outdial.enrollment.chain;

import io.outdial.contract.outbound.ChainsEnrolledDto;
import io.outdial.contract.outbound.EnrolledChainDto;
import io.outdial.contract.outbound.EventTypeDto;
import io.outdial.enrollment.customer.Customers;
import io.outdial.enrollment.enrolment.AwaitingEnrolments;
import io.outdial.enrollment.enrolment.AwaitingEnrolments.Place;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.outdial.enrollment.suppression.SuppressionList;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.outbox.NewEvent;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Makes customers and enrolments of chains that outbound-service dials, in its caller's transaction and a fixed number
 * of statements, however many there are (ADR 57).
 */
@ApplicationScoped
public class ChainService {

    /** What the event in return may have. */
    private static final int MAX_TOLD = 500;

    @Inject
    KeyLockRepository locks;

    @Inject
    ChainRepository chains;

    @Inject
    SuppressionList suppressions;

    @Inject
    Customers customers;

    @Inject
    AwaitingEnrolments enrolments;

    @Inject
    Outbox outbox;

    @Inject
    ChainProgressService progress;

    /**
     * Finds the customer of each chain by any of its numbers, or makes one, and enrols the customer in the campaign.
     * Outbound-service is told whose the chains are. A chain that is known is told of again, since it may have got
     * further records. Customers get the numbers of their chains that they have not. What was told of a chain before it
     * was known counts from now on.
     *
     * @param addedBy recorded as the creator of customers and in the history of enrolments
     * @param added each chain once
     * @return whose those chains are that were not known
     */
    public Uni<List<ChainOwner>> add(Client client, String addedBy, List<AddedChain> added) {
        UUID clientId = client.id();
        List<Long> ids = added.stream().map(AddedChain::id).toList();
        return locks.lock(clientId, keys(added, ids))
                .chain(() -> chains.find(clientId, ids))
                .chain(known -> enrol(client, addedBy, added, known)
                        .call(found -> {
                            List<ChainOwner> all = new ArrayList<>(known);
                            all.addAll(found.owners());
                            return tell(clientId, all, found.refused());
                        })
                        .map(Found::owners));
    }

    /**
     * Whose chains are that were not known.
     *
     * @param refused chains of people whom nobody may call, whatever their numbers are
     */
    private record Found(List<ChainOwner> owners, Set<Long> refused) {

        static Found of(ChainOwnership ownership, Map<Place, UUID> enrolled) {
            List<ChainOwner> owners = new ArrayList<>();
            Set<Long> refused = new HashSet<>();
            ownership.owners().forEach((chain, customer) -> {
                UUID enrolment = enrolled.get(new Place(customer, chain.campaignId()));
                owners.add(new ChainOwner(chain.id(), customer, chain.campaignId(), enrolment));
                if (enrolment == null && ownership.hasFreeNumber(chain)) {
                    refused.add(chain.id());
                }
            });
            return new Found(owners, refused);
        }
    }

    private static List<String> keys(List<AddedChain> added, List<Long> ids) {
        List<String> keys = new ArrayList<>(ChainOwners.keys(ids));
        numbers(added).forEach(number -> keys.addAll(number.keys()));
        return keys;
    }

    private Uni<Found> enrol(Client client, String addedBy, List<AddedChain> added, List<ChainOwner> known) {
        UUID clientId = client.id();
        List<AddedChain> unknown = unknown(added, known);
        return suppressions.findSuppressed(clientId, numbers(added)).chain(suppressed -> customers
                .findByNumbers(clientId, numbers(unknown))
                .map(found -> new ChainOwnership(unknown, suppressed, found, UuidV7::next))
                .call(ownership -> customers.create(clientId, addedBy, ownership.drafts(), suppressed))
                .call(ownership ->
                        customers.addNumbers(clientId, addedBy, ownership.further(known(added, known)), suppressed))
                .chain(ownership -> enrolments
                        .ensure(
                                client,
                                addedBy,
                                places(ownership),
                                ownership.drafts().keySet())
                        .map(enrolled -> Found.of(ownership, enrolled)))
                .call(found -> chains.add(clientId, found.owners())
                        .chain(toldBefore -> progress.settle(clientId, addedBy, toldBefore))));
    }

    private static List<Place> places(ChainOwnership ownership) {
        return ownership.owners().entrySet().stream()
                .filter(owned -> ownership.isCallable(owned.getKey()))
                .map(owned -> new Place(owned.getValue(), owned.getKey().campaignId()))
                .distinct()
                .toList();
    }

    /** The events may come in any order, so each has a key of its own. */
    private Uni<Void> tell(UUID clientId, List<ChainOwner> owners, Set<Long> refused) {
        List<NewEvent> events = new ArrayList<>();
        for (int from = 0; from < owners.size(); from += MAX_TOLD) {
            List<ChainOwner> part = owners.subList(from, Math.min(owners.size(), from + MAX_TOLD));
            events.add(new NewEvent(
                    clientId,
                    UuidV7.next().toString(),
                    EventTypeDto.CHAINS_ENROLLED.wireValue(),
                    new ChainsEnrolledDto(part.stream()
                            .map(owner -> toDto(owner, refused.contains(owner.chainId())))
                            .toList())));
        }
        return outbox.writeAll(events);
    }

    private static EnrolledChainDto toDto(ChainOwner owner, boolean isRefused) {
        return new EnrolledChainDto(
                owner.chainId(),
                owner.customerId(),
                owner.enrolmentId() == null ? JsonNullable.undefined() : JsonNullable.of(owner.enrolmentId()),
                isRefused ? JsonNullable.of(true) : JsonNullable.undefined());
    }

    /** Those of the chains that are known, with their customers. */
    private static Map<AddedChain, UUID> known(List<AddedChain> added, List<ChainOwner> known) {
        Map<Long, UUID> customers =
                known.stream().collect(Collectors.toMap(ChainOwner::chainId, ChainOwner::customerId));
        return added.stream()
                .filter(chain -> customers.containsKey(chain.id()))
                .collect(Collectors.toMap(Function.identity(), chain -> customers.get(chain.id())));
    }

    private static List<AddedChain> unknown(List<AddedChain> added, List<ChainOwner> known) {
        Map<Long, ChainOwner> byId = known.stream().collect(Collectors.toMap(ChainOwner::chainId, Function.identity()));
        return added.stream().filter(chain -> !byId.containsKey(chain.id())).toList();
    }

    private static List<PhoneNumber> numbers(List<AddedChain> added) {
        return added.stream().flatMap(chain -> chain.numbers().stream()).toList();
    }
}
