package io.outdial.outbound.donotcall;

import io.outdial.platform.failure.Failure;
import java.util.List;

/** Which column of a file has the numbers. */
final class PhoneColumnRule {

    private static final String USUAL = "phone";

    private PhoneColumnRule() {}

    /**
     * The column that was named, else the one that is called phone in any case, else the only one.
     *
     * @param named null where none was
     * @param columns of the file; none where each row names its own
     * @throws Failure.NotValid if the file has no such column
     */
    static String find(String named, List<String> columns) {
        String wanted = named == null ? USUAL : named;
        if (columns.isEmpty()) {
            return wanted;
        }
        if (named == null && columns.size() == 1) {
            return columns.get(0);
        }
        return columns.stream()
                .filter(column -> column.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> EntryMapper.fault(
                        "phoneColumn", "is not in the file: " + wanted, "one of the columns of the file"));
    }
}
