package io.outdial.outbound.cloudagent.bulk;

import java.util.List;

/**
 * One row of {@code bulkData}.
 *
 * @param values in the order of the columns; without those that come after its first fault
 * @param fault what keeps it from being a lead whatever its columns are, null where nothing does
 */
record BulkRow(List<String> values, Fault fault) {

    /** What is wrong with a row, and what its sender is told. Of what is undocumented the words are ours (ADR 51). */
    enum Fault {
        /** It has not one value for each column. */
        OTHER_COLUMNS("Data does not match the map"),
        TOO_LONG("Row exceeds " + BulkTable.MAX_ROW_CHARACTERS + " characters"),
        /** One of its values is a list or an object, or a text that cannot be stored. */
        UNREADABLE("Row has a value that is not valid");

        private final String text;

        Fault(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    BulkRow with(Fault other) {
        return new BulkRow(values, other);
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "BulkRow[" + values.size() + ", " + fault + "]";
    }
}
