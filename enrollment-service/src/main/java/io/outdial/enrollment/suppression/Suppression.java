package io.outdial.enrollment.suppression;

/**
 * Why a number may not be called, from the weakest reason to the strongest. The database stores the wire values (V013,
 * {@code suppression_strength}).
 */
public enum Suppression {
    /** An agent put it on the do-not-call list. Treated like an opt-out. */
    LISTED("listed"),
    /** Its owner opted out. Customers of the number are kept and marked do-not-call, but never enrolled. */
    OPTED_OUT("opted_out"),
    /** Its owner was erased. No customer with this number is loaded again ({@code DO_NOT_CALL}). */
    ERASED("erased");

    private final String wireValue;

    Suppression(String wireValue) {
        this.wireValue = wireValue;
    }

    String wireValue() {
        return wireValue;
    }

    static Suppression of(String wireValue) {
        for (Suppression suppression : values()) {
            if (suppression.wireValue.equals(wireValue)) {
                return suppression;
            }
        }
        throw new IllegalArgumentException("no reason " + wireValue);
    }
}
