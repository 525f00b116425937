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
import java.util.List;
import java.util.Map;
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
     * further records. What was told of a chain before it was known counts from now on.
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
                .chain(known -> enrol(client, addedBy, unknown(added, known)).call(owners -> {
                    List<ChainOwner> all = new ArrayList<>(known);
                    all.addAll(owners);
                    return tell(clientId, all);
                }));
    }

    private static List<String> keys(List<AddedChain> added, List<Long> ids) {
        List<String> keys = new ArrayList<>(ChainOwners.keys(ids));
        numbers(added).forEach(number -> keys.addAll(number.keys()));
        return keys;
    }

    private Uni<List<ChainOwner>> enrol(Client client, String addedBy, List<AddedChain> added) {
        if (added.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID clientId = client.id();
        List<PhoneNumber> numbers = numbers(added);
        return suppressions.findSuppressed(clientId, numbers).chain(suppressed -> customers
                .findByNumbers(clientId, numbers)
                .map(found -> new ChainOwnership(added, suppressed, found, UuidV7::next))
                .call(ownership -> customers.create(clientId, addedBy, ownership.drafts(), suppressed))
                .chain(ownership -> enrolments
                        .ensure(
                                client,
                                addedBy,
                                places(ownership),
                                ownership.drafts().keySet())
                        .map(enrolled -> owners(ownership, enrolled)))
                .call(owners -> chains.add(clientId, owners)
                        .chain(toldBefore -> progress.settle(clientId, addedBy, toldBefore))));
    }

    private static List<Place> places(ChainOwnership ownership) {
        return ownership.owners().entrySet().stream()
                .filter(owned -> ownership.isCallable(owned.getKey()))
                .map(owned -> new Place(owned.getValue(), owned.getKey().campaignId()))
                .distinct()
                .toList();
    }

    private static List<ChainOwner> owners(ChainOwnership ownership, Map<Place, UUID> enrolled) {
        return ownership.owners().entrySet().stream()
                .map(owned -> {
                    UUID campaignId = owned.getKey().campaignId();
                    return new ChainOwner(
                            owned.getKey().id(),
                            owned.getValue(),
                            campaignId,
                            enrolled.get(new Place(owned.getValue(), campaignId)));
                })
                .toList();
    }

    /** The events may come in any order, so each has a key of its own. */
    private Uni<Void> tell(UUID clientId, List<ChainOwner> owners) {
        List<NewEvent> events = new ArrayList<>();
        for (int from = 0; from < owners.size(); from += MAX_TOLD) {
            List<ChainOwner> part = owners.subList(from, Math.min(owners.size(), from + MAX_TOLD));
            events.add(new NewEvent(
                    clientId,
                    UuidV7.next().toString(),
                    EventTypeDto.CHAINS_ENROLLED.wireValue(),
                    new ChainsEnrolledDto(part.stream().map(ChainService::toDto).toList())));
        }
        return outbox.writeAll(events);
    }

    private static EnrolledChainDto toDto(ChainOwner owner) {
        return new EnrolledChainDto(
                owner.chainId(),
                owner.customerId(),
                owner.enrolmentId() == null ? JsonNullable.undefined() : JsonNullable.of(owner.enrolmentId()));
    }

    private static List<AddedChain> unknown(List<AddedChain> added, List<ChainOwner> known) {
        Map<Long, ChainOwner> byId = known.stream().collect(Collectors.toMap(ChainOwner::chainId, Function.identity()));
        return added.stream().filter(chain -> !byId.containsKey(chain.id())).toList();
    }

    private static List<PhoneNumber> numbers(List<AddedChain> added) {
        return added.stream().flatMap(chain -> chain.numbers().stream()).toList();
    }
}
