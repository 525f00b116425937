package io.outdial.outbound.importing;

import java.util.List;

/**
 * A row that was not taken.
 *
 * @param text of the row, as it stands in the file
 * @param phoneKeys of all telephones in it
 */
record Rejection(long line, String code, String message, String text, List<String> phoneKeys) {

    /** Does not show who was to be called. */
    @Override
    public String toString() {
        return "Rejection[line " + line + ", " + code + "]";
    }
}
