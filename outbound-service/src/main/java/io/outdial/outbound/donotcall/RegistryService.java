package io.outdial.outbound.donotcall;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The numbers of a national registry, and who may be called all the same (ADR 0053). */
@ApplicationScoped
class RegistryService {

    @Inject
    DoNotCallList list;

    @Inject
    RevocationRepository revocations;

    @Inject
    RegistryRepository registry;

    @Inject
    ExemptionRepository exemptions;

    @Inject
    NumberHash hashes;

    /**
     * What the registry says of numbers.
     *
     * @param downloadedOn when it said so
     */
    record RegistryChange(LocalDate downloadedOn, List<PhoneNumber> added, List<PhoneNumber> removed) {

        RegistryChange {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }

        String reason() {
            return "Registry of " + downloadedOn;
        }
    }

    /** What became of the numbers, each in its order. */
    record Updated(List<Added> added, List<Revoked> removed) {

        Updated {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /** @return the day of the download; null where the client has none */
    @WithSession
    Uni<LocalDate> find(UUID clientId) {
        return registry.find(clientId);
    }

    /** @throws Failure.NotValid if the client has a later download */
    @WithTransaction
    Uni<Updated> update(UUID clientId, RegistryChange change, String reportedBy) {
        return list.connection().chain(transaction -> change(transaction, clientId, change, reportedBy)
                .call(() -> registry.advance(transaction, clientId, change.downloadedOn(), reportedBy)
                        .invoke(RegistryService::requireLatest)));
    }

    /** Of a part of a download, in the transaction of a connection. */
    Uni<Updated> change(SqlCarrier transaction, UUID clientId, RegistryChange change, String reportedBy) {
        List<PhoneNumber> numbers = Stream.concat(change.added().stream(), change.removed().stream())
                .distinct()
                .toList();
        return list.lock(transaction, clientId, numbers)
                .chain(() -> list.add(
                        transaction, clientId, change.added(), EntryTerms.ofRegistry(change.reason(), reportedBy)))
                .chain(added -> revocations
                        .revoke(
                                transaction,
                                clientId,
                                change.removed(),
                                EntryScope.REGISTRY,
                                null,
                                change.reason(),
                                reportedBy)
                        .map(removed -> new Updated(added, removed)));
    }

    /** The registry is of the day of a download that is loaded now, unless it is of a later one. */
    Uni<Void> advance(SqlCarrier transaction, UUID clientId, LocalDate downloadedOn, String reportedBy) {
        return registry.advance(transaction, clientId, downloadedOn, reportedBy).replaceWithVoid();
    }

    /** @return the keys that are exempted: all but those of erased numbers */
    @WithTransaction
    Uni<Set<String>> exempt(UUID clientId, List<PhoneNumber> numbers, Exemption exemption, String reportedBy) {
        return list.lock(clientId, numbers)
                .chain(() ->
                        exemptions.exempt(clientId, numbers, key -> hashes.of(clientId, key), exemption, reportedBy));
    }

    /** @return the keys that were exempted */
    @WithTransaction
    Uni<Set<String>> endExemption(UUID clientId, List<PhoneNumber> numbers, String reason, String reportedBy) {
        return list.lock(clientId, numbers).chain(() -> exemptions.end(clientId, numbers, reason, reportedBy));
    }

    private static void requireLatest(boolean isLatest) {
        if (!isLatest) {
            throw new Failure.NotValid(List.of(Issue.custom(
                    List.of("downloadedOn"),
                    "downloadedOn is before the day of the registry there is",
                    "that day or a later one",
                    "string")));
        }
    }
}
