package io.outdial.outbound.entry;

import java.math.BigDecimal;

/** Numbers as they are shown, however many places the database keeps: neither {@code 2.5000} nor {@code 1E+2}. */
public final class PlainNumber {

    private PlainNumber() {}

    /** Null where it is null. */
    public static BigDecimal of(BigDecimal stored) {
        if (stored == null) {
            return null;
        }
        BigDecimal shortest = stored.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
