package io.outdial.platform.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of a CSV file (RFC 4180) that a person may open in a spreadsheet. A cell that a spreadsheet would run as a
 * formula begins with an apostrophe, which shows that it is a text.
 */
public final class CsvRow {

    /** The wide ones are read like the others by spreadsheets of some languages. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String NEEDS_QUOTES = "\",;\t\r\n";

    private CsvRow() {}

    /**
     * With its line end.
     *
     * @param cells null for an empty one
     */
    public static String of(List<String> cells) {
        return cells.stream().map(CsvRow::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String text = BEGINS_FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean isPlain = text.chars().noneMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
