package io.outdial.outbound.record;

import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * The numbers of a client that must never be called. Everything here joins the caller's transaction and begins by taking the lock of the numbers, which is held to
 * its end: a record that is added meanwhile is refused afterwards, one that was added before is found (ADR 0006).
 */
@ApplicationScoped
public class DoNotCallList {

    @Inject
    DoNotCallListRepository repository;

    @Inject
    NumberHash hashes;

    /**
     * @param campaignId null where it was said in none
     * @return those of the numbers that were not listed before
     */
    Uni<List<PhoneNumber>> add(UUID clientId, List<PhoneNumber> numbers, String saidBy, UUID campaignId) {
        return lock(clientId, numbers)
                .chain(() -> repository.list(clientId, numbers, key -> hashes.of(clientId, key), saidBy, campaignId))
                .map(fresh -> numbers.stream()
                        .filter(number -> number.keys().stream().anyMatch(fresh::contains))
                        .toList());
    }

    /** Lists the number and takes its open records out of dialling, in all campaigns. */
    public Uni<Void> addAndStop(UUID clientId, PhoneNumber number, String saidBy) {
        return add(clientId, List.of(number), saidBy, null).chain(() -> repository.stop(clientId, number));
    }

    /**
     * Forgets a person: of the number a keyed hash is kept, by which it is known again and refused; its records end and hold nothing of the person any more
     * (ADR 0017).
     */
    public Uni<Void> erase(UUID clientId, PhoneNumber number) {
        String hash = hashes.of(clientId, number.key());
        return lock(clientId, List.of(number))
                .chain(() -> repository.hide(clientId, number, hash))
                .chain(() -> repository.erase(clientId, number, ErasedNumber.of(hash)));
    }

    Uni<Void> lock(UUID clientId, List<PhoneNumber> numbers) {
        return repository.lock(clientId, numbers);
    }
}
