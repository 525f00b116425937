package io.outdial.outbound.importing;

import java.util.ArrayList;
import java.util.List;

/** The cells of a row of CSV (RFC 4180). What follows a closing quote is kept as it stands. */
final class CsvCells {

    private static final char QUOTE = '"';
    private static final String DELIMITERS = ",;\t|";

    private CsvCells() {}

    static List<String> of(String row, char delimiter) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= row.length()) {
            StringBuilder cell = new StringBuilder();
            if (at < row.length() && row.charAt(at) == QUOTE) {
                at = readQuoted(row, at + 1, cell);
            }
            int end = row.indexOf(delimiter, at);
            if (end < 0) {
                end = row.length();
            }
            cell.append(row, at, end);
            cells.add(cell.toString());
            at = end + 1;
        }
        return cells;
    }

    /** Of those that may stand between cells, the one that the first row has most of outside of quotes. */
    static char findDelimiter(String row) {
        int[] counts = new int[DELIMITERS.length()];
        boolean isQuoted = false;
        for (int i = 0; i < row.length(); i++) {
            int which = DELIMITERS.indexOf(row.charAt(i));
            if (row.charAt(i) == QUOTE) {
                isQuoted = !isQuoted;
            } else if (which >= 0 && !isQuoted) {
                counts[which]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return DELIMITERS.charAt(most);
    }

    /** @return after the closing quote, or the end of the row where there is none */
    private static int readQuoted(String row, int from, StringBuilder cell) {
        int at = from;
        while (true) {
            int quote = row.indexOf(QUOTE, at);
            if (quote < 0) {
                cell.append(row, at, row.length());
                return row.length();
            }
            cell.append(row, at, quote);
            if (quote + 1 == row.length() || row.charAt(quote + 1) != QUOTE) {
                return quote + 1;
            }
            cell.append(QUOTE);
            at = quote + 2;
        }
    }
}
