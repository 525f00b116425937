package io.outdial.outbound.rekey;

import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Recognises erased numbers, whichever of their keys they were erased under. */
@ApplicationScoped
class KnownHashes {

    @Inject
    NumberHash hashes;

    @Inject
    RecordKeyRepository repository;

    /** @return those of the numbers whose owner was erased */
    Uni<Set<PhoneNumber>> erased(UUID clientId, List<PhoneNumber> numbers) {
        Map<String, Set<PhoneNumber>> byHash = new HashMap<>();
        numbers.forEach(number -> number.everyKey()
                .forEach(key -> byHash.computeIfAbsent(hashes.of(clientId, key), hash -> new HashSet<>())
                        .add(number)));
        return repository.findHashes(clientId, byHash.keySet()).map(found -> {
            Set<PhoneNumber> erased = new HashSet<>();
            found.forEach(hash -> erased.addAll(byHash.get(hash)));
            return erased;
        });
    }
}
