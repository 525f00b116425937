package io.outdial.outbound.cloudagent.bulk;

import io.outdial.outbound.cloudagent.coding.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code bulkData} holds.
 *
 * @param columns the names of {@code map}, null where it has none
 * @param rows those of {@code data}, null where it has none
 */
record BulkTable(List<String> columns, List<BulkRow> rows) {

    /** Of a row with the names of its columns (cloudagent.md §3.3). */
    static final int MAX_ROW_CHARACTERS = 2_000;

    private static final String PHONE_NUMBER = "phonenumber";

    /** Empty where it can be carried out. */
    Optional<BulkFault> fault(int maxRows) {
        if (columns == null || rows == null || rows.isEmpty() || !isMap()) {
            return Optional.of(BulkFault.NO_TABLE);
        }
        return rows.size() > maxRows ? Optional.of(BulkFault.TOO_MANY_ROWS) : Optional.empty();
    }

    /** Each column once, in whatever spelling, and one of them the number of the lead. */
    private boolean isMap() {
        Set<String> names = new HashSet<>();
        return columns.stream().allMatch(column -> !column.isEmpty() && names.add(Fields.simple(column)))
                && names.contains(PHONE_NUMBER);
    }

    /** With the faults that only show beside the columns. */
    BulkTable checked() {
        int headers = columns.stream().mapToInt(String::length).sum();
        return new BulkTable(
                columns, rows.stream().map(row -> checked(row, headers)).toList());
    }

    private BulkRow checked(BulkRow row, int headers) {
        if (row.fault() != null) {
            return row;
        }
        if (row.values().size() != columns.size()) {
            return row.with(BulkRow.Fault.OTHER_COLUMNS);
        }
        int characters = row.values().stream().mapToInt(String::length).sum();
        return headers + characters > MAX_ROW_CHARACTERS ? row.with(BulkRow.Fault.TOO_LONG) : row;
    }
}
