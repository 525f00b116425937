package io.outdial.enrollment.suppression;

/**
 * Why a number is not called any more, from the weakest reason to the strongest. The words are those of the database
 * (V013, {@code suppression_strength}).
 */
public enum Suppression {
    /** An agent has put it on the do-not-call list. Treated like an opt-out. */
    LISTED("listed"),
    /** Its owner said so. Customers of the number may be kept, marked do-not-call; they are never enrolled. */
    OPTED_OUT("opted_out"),
    /** Its owner was erased. Nobody of this number is loaded again ({@code DO_NOT_CALL}). */
    ERASED("erased");

    private final String word;

    Suppression(String word) {
        this.word = word;
    }

    String wireValue() {
        return word;
    }

    static Suppression of(String word) {
        for (Suppression suppression : values()) {
            if (suppression.word.equals(word)) {
                return suppression;
            }
        }
        throw new IllegalArgumentException("no reason " + word);
    }
}
