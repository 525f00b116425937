package io.outdial.enrollment.optout;

/** Why a number is not called any more. The words are those of the database. */
public enum Suppression {
    /** Its owner said so. Customers of the number may be kept, marked do-not-call; they are never enrolled. */
    OPTED_OUT("opted_out"),
    /** Its owner was erased. Nobody of this number is loaded again ({@code DO_NOT_CALL}). */
    ERASED("erased");

    private final String word;

    Suppression(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Suppression of(String word) {
        return ERASED.word.equals(word) ? ERASED : OPTED_OUT;
    }
}
