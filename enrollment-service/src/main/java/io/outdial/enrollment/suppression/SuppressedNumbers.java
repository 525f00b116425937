package io.outdial.enrollment.suppression;

import io.outdial.platform.phone.PhoneNumber;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

/** Which of the numbers that were asked about are not called any more, and why. */
public final class SuppressedNumbers {

    public static final SuppressedNumbers NONE = new SuppressedNumbers(Map.of());

    private final Map<String, Suppression> byKey;

    /** @param byKey reasons by the keys that are suppressed, see {@link PhoneNumber#everyKey()} */
    public SuppressedNumbers(Map<String, Suppression> byKey) {
        this.byKey = Map.copyOf(byKey);
    }

    /** The strongest reason, whichever of its keys it stands under; null for a number that may be called. */
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
