package io.outdial.outbound.importing;

/**
 * What became of a row.
 *
 * @param outcome as the job counts it
 * @param code of a rejected row, null if it was taken
 * @param message of a rejected row, for people; null if it was taken
 */
public record RowResult(String outcome, String code, String message) {

    private static final String INVALID = "invalid";
    private static final String VALIDATION_ERROR = "VALIDATION_ERROR";

    public static RowResult taken(String outcome) {
        return new RowResult(outcome, null, null);
    }

    public static RowResult rejected(String outcome, String code, String message) {
        return new RowResult(outcome, code, message);
    }

    /** The row is wrong. */
    public static RowResult invalid(String message) {
        return rejected(INVALID, VALIDATION_ERROR, message);
    }

    boolean isRejected() {
        return code != null;
    }
}
