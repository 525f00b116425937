package io.outdial.enrollment.suppression;

import io.outdial.platform.audit.Author;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers that may not be called, kept as keyed hashes (ADR 0017). The methods run in the caller's session or
 * transaction and take one statement, however many numbers they are given.
 */
@ApplicationScoped
public class SuppressionList {

    @Inject
    SuppressionRepository numbers;

    @Inject
    NumberHash hash;

    /** Which of the numbers are suppressed. To be called wherever a number is loaded or enrolled. */
    public Uni<SuppressedNumbers> findSuppressed(UUID clientId, Collection<PhoneNumber> phoneNumbers) {
        Set<String> keys = phoneNumbers.stream()
                .map(PhoneNumber::everyKey)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        if (keys.isEmpty()) {
            return Uni.createFrom().item(SuppressedNumbers.NONE);
        }
        Map<String, String> keyByHash = keyByHash(clientId, keys);
        return numbers.find(clientId, keyByHash.keySet())
                .map(found -> new SuppressedNumbers(found.entrySet().stream()
                        .collect(Collectors.toMap(entry -> keyByHash.get(entry.getKey()), Map.Entry::getValue))));
    }

    /**
     * Suppresses the keys of numbers.
     *
     * @param author of this change, and of those that follow in the transaction
     * @return the keys that were not suppressed before, or for a weaker reason
     */
    public Uni<Set<String>> add(UUID clientId, Set<String> keys, Suppression reason, Author author) {
        Map<String, String> keyByHash = keyByHash(clientId, keys);
        return numbers.add(clientId, keyByHash.keySet(), reason, author)
                .map(added -> added.stream().map(keyByHash::get).collect(Collectors.toSet()));
    }

    /** Keys that are suppressed for a stronger reason stay so. */
    public Uni<Void> removeListed(UUID clientId, Set<String> keys) {
        return numbers.remove(clientId, keyByHash(clientId, keys).keySet(), Suppression.LISTED);
    }

    private Map<String, String> keyByHash(UUID clientId, Set<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> hash.of(clientId, key), Function.identity()));
    }
}
