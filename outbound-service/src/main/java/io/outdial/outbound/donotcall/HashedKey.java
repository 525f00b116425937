package io.outdial.outbound.donotcall;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.function.Function;

/**
 * A key with one of the hashes that its number may be known by.
 *
 * @param other the number's second key, empty if it has none
 */
record HashedKey(String key, String given, String other, String hash) {

    /** @param hash of a number's key */
    static List<HashedKey> of(List<PhoneNumber> numbers, Function<String, String> hash) {
        return numbers.stream()
                .flatMap(number -> number.keys().stream().flatMap(key -> number.everyKey().stream()
                        .map(hashed -> new HashedKey(key, number.given(), otherThan(key, number), hash.apply(hashed)))))
                .toList();
    }

    private static String otherThan(String key, PhoneNumber number) {
        return number.keys().stream()
                .filter(other -> !other.equals(key))
                .findFirst()
                .orElse("");
    }

    static String[] column(List<HashedKey> keys, Function<HashedKey, String> value) {
        return keys.stream().map(value).toArray(String[]::new);
    }

    /** Does not show whom it is about. */
    @Override
    public String toString() {
        return "HashedKey";
    }
}
