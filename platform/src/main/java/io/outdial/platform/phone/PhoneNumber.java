package io.outdial.platform.phone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One telephone, however it was written. Two texts mean the same telephone to duplicates, do-not-call and erasure
 * exactly if they share one of {@link #keys()}.
 *
 * @param given as written, without the white space around it
 * @param key what the telephone is compared by: the E.164 form of its line with its plus, or the digits of a short
 *     number inside a company
 * @param otherKey of the second reading of a text that has two, else null: a mark lists both, a look-up asks both
 * @param dialled what a dialler gets: E.164 with its plus, as the numbering plan is today, or the digits of a short
 *     number
 * @param formerKeys see {@link #formerKeys()}
 */
public record PhoneNumber(String given, String key, String otherKey, String dialled, List<String> formerKeys) {

    private static final int SHOWN_IN_LOGS = 2;

    public PhoneNumber {
        formerKeys = List.copyOf(formerKeys);
    }

    /** A number whose key is known, with nothing but that: a stored one, or the placeholder of an erased one. */
    public PhoneNumber(String given, String key) {
        this(given, key, null, key, List.of());
    }

    /**
     * The number of a text that has exactly one. Whoever has to do more than ignore any other text reads it by
     * {@link PhoneReading#of}.
     */
    public static Optional<PhoneNumber> of(String text, String region) {
        return PhoneReading.of(text, region) instanceof PhoneReading.One one
                ? Optional.of(one.number())
                : Optional.empty();
    }

    /**
     * A stored number, by the rule of today. What it is stored under stays one of {@link #everyKey()}; where the text
     * is not one telephone any more, or was a placeholder, it is the key.
     *
     * @param otherKey null where it has none
     * @param region null where nobody knows the client any more
     */
    public static PhoneNumber stored(String given, String key, String otherKey, String region) {
        PhoneNumber read = region == null ? null : of(given, region).orElse(null);
        if (read == null) {
            return new PhoneNumber(given, key, otherKey, key, List.of());
        }
        List<String> former = Stream.of(key, otherKey)
                .filter(stored -> stored != null && !read.everyKey().contains(stored))
                .toList();
        return new PhoneNumber(
                read.given,
                read.key,
                read.otherKey,
                read.dialled,
                Stream.concat(former.stream(), read.formerKeys.stream()).toList());
    }

    /** One, or two where the text can be read in two ways; the first is the more plausible. */
    public List<String> keys() {
        return otherKey == null ? List.of(key) : List.of(key, otherKey);
    }

    /**
     * What earlier versions of the rule may have stored for this telephone; none of {@link #keys()} is among them.
     * Keyed hashes of them cannot be recomputed, so whoever asks for a hash asks for these too.
     */
    @Override
    public List<String> formerKeys() {
        return formerKeys;
    }

    /** {@link #keys()}, then {@link #formerKeys()}: all that this telephone may be stored under. */
    public List<String> everyKey() {
        List<String> every = new ArrayList<>(2 + formerKeys.size());
        every.addAll(keys());
        every.addAll(formerKeys);
        return Collections.unmodifiableList(every);
    }

    /** Enough to tell two calls of one log apart, too little to call anybody. */
    public String maskedForLog() {
        int hidden = Math.max(0, key.length() - SHOWN_IN_LOGS);
        return "*".repeat(hidden) + key.substring(hidden);
    }

    /** Masked: a record's own text ends up in logs sooner or later. */
    @Override
    public String toString() {
        return "PhoneNumber[" + maskedForLog() + "]";
    }
}
