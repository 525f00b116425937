package io.outdial.enrollment.call;

import io.outdial.enrollment.call.CampaignCallRepository.CampaignDay;
import io.outdial.enrollment.chain.ChainOwner;
import io.outdial.enrollment.chain.ChainOwners;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.registry.Client;
import io.outdial.platform.time.TzdbZone;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps the calls of outbound-service with the customers who were called, and counts them for the campaigns. */
@ApplicationScoped
public class CallService {

    @Inject
    CallRepository calls;

    @Inject
    CampaignCallRepository counts;

    @Inject
    ChainOwners owners;

    /**
     * Keeps calls in the caller's transaction and a fixed number of statements, however many there are.
     *
     * @param told in any order; of one call there may be several, of which the one with the largest version counts
     */
    public Uni<Void> add(Client client, List<MadeCall> told) {
        Collection<MadeCall> latest = told.stream()
                .collect(Collectors.toMap(
                        MadeCall::id, Function.identity(), BinaryOperator.maxBy(CallService::byVersion)))
                .values();
        List<MadeCall> made = List.copyOf(latest);
        UUID clientId = client.id();
        return owners.find(clientId, made.stream().map(MadeCall::chainId).collect(Collectors.toSet()))
                .map(CallService::customers)
                .chain(customers -> calls.add(clientId, made, customers))
                .call(added -> renew(clientId, made, added))
                .chain(added -> counts.count(clientId, byDay(client.timeZone(), made, added)));
    }

    /** Of chains that have become known, in the caller's transaction. */
    public Uni<Void> assign(UUID clientId, List<ChainOwner> known) {
        return known.isEmpty() ? Uni.createFrom().voidItem() : calls.assign(clientId, known);
    }

    /** @throws Failure.NotFound if the client has no such customer */
    @WithSession
    Uni<Page<CustomerCall>> findByCustomer(UUID clientId, UUID customerId, CallOrder order, PageRequest page) {
        return calls.count(clientId, customerId)
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No customer with this id"))
                .chain(total ->
                        calls.find(clientId, customerId, order, page).map(items -> Page.of(page, total, items)));
    }

    private Uni<Void> renew(UUID clientId, List<MadeCall> made, Set<UUID> added) {
        List<MadeCall> known =
                made.stream().filter(call -> !added.contains(call.id())).toList();
        return known.isEmpty() ? Uni.createFrom().voidItem() : calls.renew(clientId, known);
    }

    private static Map<CampaignDay, Long> byDay(TzdbZone zone, List<MadeCall> made, Set<UUID> added) {
        return made.stream()
                .filter(call -> added.contains(call.id()))
                .collect(Collectors.groupingBy(
                        call -> new CampaignDay(
                                call.campaignId(), zone.clockAt(call.calledAt()).toLocalDate()),
                        Collectors.counting()));
    }

    private static Map<Long, UUID> customers(List<ChainOwner> known) {
        return known.stream().collect(Collectors.toMap(ChainOwner::chainId, ChainOwner::customerId));
    }

    private static int byVersion(MadeCall one, MadeCall other) {
        return Long.compare(one.version(), other.version());
    }
}
