package io.outdial.outbound.record;

import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Items as the arrays of statements about sets: one for each of their properties, as text. */
final class SetColumns {

    /** No key and no hash has one in it. */
    private static final String BETWEEN = " ";

    private SetColumns() {}

    static <T> String[] texts(List<T> items, Function<T, ?> value) {
        String[] texts = new String[items.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Objects.toString(value.apply(items.get(i)), null);
        }
        return texts;
    }

    static String keys(PhoneNumber phone) {
        return String.join(BETWEEN, phone.keys());
    }

    static String formerKeys(PhoneNumber phone) {
        return String.join(BETWEEN, phone.formerKeys());
    }

    /** Of all its keys, in their order. */
    static String hashes(NumberHash hashes, UUID clientId, PhoneNumber phone) {
        return String.join(
                BETWEEN,
                phone.everyKey().stream().map(key -> hashes.of(clientId, key)).toList());
    }
}
