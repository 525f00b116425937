package io.outdial.outbound.rekey;

import io.outdial.outbound.donotcall.DoNotCallList;
import io.outdial.outbound.rekey.DoNotCallKeyRepository.NewEntry;
import io.outdial.outbound.rekey.DoNotCallKeyRepository.OldEntry;
import io.outdial.platform.migration.BackgroundMigration;
import io.outdial.platform.migration.RowsByClient;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Gives entries of the do-not-call list the keys of today's rule (ADR 0021). Entries of one telephone become one, the
 * oldest. An entry whose text was not understood before stops the records of its number now. What cannot be read keeps
 * its key.
 */
@ApplicationScoped
class DoNotCallKeyMigration implements BackgroundMigration {

    @Inject
    Clients clients;

    @Inject
    DoNotCallKeyRepository repository;

    @Inject
    DoNotCallList doNotCall;

    @Inject
    KnownHashes hashes;

    @Override
    public String name() {
        return "keys of do-not-call entries";
    }

    @Override
    public Uni<Integer> migrateSome() {
        return repository
                .findOld(clients.ids())
                .chain(entries -> RowsByClient.migrate(entries, OldEntry::clientId, this::migrate));
    }

    private Uni<Integer> migrate(UUID clientId, List<OldEntry> entries) {
        Map<OldEntry, List<PhoneNumber>> numbers = entries.stream()
                .collect(Collectors.toMap(entry -> entry, entry -> numbers(entry, clients.region(clientId))));
        List<PhoneNumber> all = numbers.values().stream().flatMap(List::stream).toList();
        return doNotCall
                .lock(clientId, all)
                .chain(() -> hashes.erased(clientId, all))
                .chain(erased -> repository.replace(clientId, entries, newEntries(numbers, erased)))
                .chain(() -> doNotCall.stopListed(clientId, all))
                .replaceWith(entries.size());
    }

    private static List<PhoneNumber> numbers(OldEntry entry, String region) {
        List<PhoneNumber> read = PhoneReading.of(entry.phone(), region).all();
        return read.size() > 1 ? read : List.of(PhoneNumber.stored(entry.phone(), entry.phoneKey(), null, region));
    }

    /** An erased number is kept as a hash only and must not be stored in the clear again. */
    private static List<NewEntry> newEntries(Map<OldEntry, List<PhoneNumber>> numbers, Set<PhoneNumber> erased) {
        return numbers.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(number -> !erased.contains(number))
                        .flatMap(number -> number.keys().stream()
                                .map(key -> NewEntry.of(entry.getKey().phoneKey(), number, key))))
                .toList();
    }
}
