package io.outdial.enrollment.suppression;

import io.outdial.platform.phone.PhoneNumber;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

/** The result of a look-up in the {@link SuppressionList}: which numbers may not be called, and why. */
public final class SuppressedNumbers {

    public static final SuppressedNumbers NONE = new SuppressedNumbers(Map.of());

    private final Map<String, Suppression> byKey;

    /** @param byKey the reasons by suppressed key, see {@link PhoneNumber#everyKey()} */
    public SuppressedNumbers(Map<String, Suppression> byKey) {
        this.byKey = Map.copyOf(byKey);
    }

    /** The strongest reason under any key of the number; null if the number may be called. */
    public Suppression of(PhoneNumber number) {
        return number.everyKey().stream()
                .map(byKey::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    public boolean contain(PhoneNumber number) {
        return of(number) != null;
    }
}
