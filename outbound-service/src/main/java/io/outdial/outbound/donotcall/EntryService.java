package io.outdial.outbound.donotcall;

import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What operators do with the list (ADR 0043). */
@ApplicationScoped
public class EntryService {

    @Inject
    DoNotCallList list;

    @Inject
    EntrySearchRepository search;

    @Inject
    EntryExportRepository export;

    @Inject
    ExemptionRepository exemptions;

    @Inject
    ScopeRepository scopes;

    @Inject
    NumberHash hashes;

    @Inject
    Outbox outbox;

    @Inject
    Notices notices;

    /**
     * @param added in the order of the numbers
     * @param notifications to who may not call a record any more that they have; to be delivered after the commit
     */
    public record Entered(List<Added> added, StoredNotifications notifications) {

        public Entered {
            added = List.copyOf(added);
        }
    }

    /**
     * Lists numbers, and takes their open records out of dialling where the entries hold for the whole client, for
     * ever.
     *
     * @throws Failure.NotFound if the client does not have the campaign or the group
     */
    @WithTransaction
    public Uni<Entered> add(UUID clientId, List<PhoneNumber> numbers, EntryTerms terms) {
        return scopes.require(clientId, terms.scope())
                .chain(list::connection)
                .chain(transaction -> add(transaction, clientId, numbers, terms));
    }

    /** Like {@link #add(UUID, List, EntryTerms)}, in the transaction of a connection; of a scope that is known. */
    Uni<Entered> add(SqlCarrier transaction, UUID clientId, List<PhoneNumber> numbers, EntryTerms terms) {
        Uni<List<Added>> added = list.add(transaction, clientId, numbers, terms);
        return terms.stopRecords()
                ? added.chain(all -> stop(transaction, clientId, numbers, all))
                : added.map(all -> new Entered(all, StoredNotifications.NONE));
    }

    private Uni<Entered> stop(SqlCarrier transaction, UUID clientId, List<PhoneNumber> numbers, List<Added> added) {
        return list.stopListed(transaction, clientId, numbers)
                .call(() -> outbox.writeAll(transaction, ListedNumbers.events(clientId, added)))
                .chain(told -> notices.store(transaction, told))
                .map(stored -> new Entered(added, stored));
    }

    /** @throws Failure.NotFound if the client does not have the campaign or the group */
    @WithSession
    Uni<Page<ListedEntry>> list(UUID clientId, EntrySelection selection, PageRequest page) {
        return requireScope(clientId, selection).chain(() -> search.list(clientId, selection, page));
    }

    /**
     * The list, however long it is, read while it is taken.
     *
     * @throws Failure.NotFound if the client does not have the campaign or the group
     */
    @WithSession
    Uni<Multi<List<ListedEntry>>> export(UUID clientId, EntrySelection selection) {
        return requireScope(clientId, selection).map(ignored -> export.parts(clientId, selection));
    }

    private Uni<Void> requireScope(UUID clientId, EntrySelection selection) {
        return selection.scopeId() == null
                ? Uni.createFrom().voidItem()
                : scopes.require(clientId, new EntryScope(selection.kind(), selection.scopeId()));
    }

    /**
     * What the list says of numbers.
     *
     * @param campaignId whose scopes count; null for every scope
     * @return by number
     * @throws Failure.NotFound if the client does not have the campaign
     */
    @WithSession
    Uni<Map<PhoneNumber, Standing>> lookUp(UUID clientId, List<PhoneNumber> numbers, UUID campaignId) {
        Map<String, String> hashesByKey = numbers.stream()
                .flatMap(number -> number.everyKey().stream())
                .distinct()
                .collect(Collectors.toMap(key -> key, key -> hashes.of(clientId, key)));
        Uni<Void> known =
                campaignId == null ? Uni.createFrom().voidItem() : scopes.requireCampaign(clientId, campaignId);
        return known.chain(() -> search.find(clientId, hashesByKey.keySet(), campaignId))
                .chain(entries -> search.findErased(clientId, hashesByKey.values())
                        .chain(erased -> exemptions
                                .find(clientId, hashesByKey.keySet())
                                .map(exempt -> standings(numbers, entries, hashesByKey, erased, exempt))));
    }

    private static Map<PhoneNumber, Standing> standings(
            List<PhoneNumber> numbers,
            List<ListedEntry> entries,
            Map<String, String> hashesByKey,
            Set<String> erased,
            Map<String, Exemption> exempt) {
        Map<String, List<ListedEntry>> byKey = entries.stream().collect(Collectors.groupingBy(ListedEntry::phoneKey));
        Map<PhoneNumber, Standing> standings = new HashMap<>();
        for (PhoneNumber number : numbers) {
            boolean isErased = number.everyKey().stream().anyMatch(key -> erased.contains(hashesByKey.get(key)));
            List<ListedEntry> own = number.everyKey().stream()
                    .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                    .toList();
            Exemption exemption = number.everyKey().stream()
                    .map(exempt::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            standings.put(number, new Standing(isErased || !own.isEmpty(), isErased, own, exemption));
        }
        return standings;
    }
}
