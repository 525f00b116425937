package io.outdial.outbound.importing;

import java.util.Map;

/**
 * A row of a file.
 *
 * @param line on which it begins
 * @param values by column, or of the JSON object; null if it cannot be read
 * @param problem why it cannot be read, for people; null if it can
 * @param text as it stands in the file
 * @param end where the next one begins
 */
public record FileRow(long line, Map<String, ?> values, String problem, String text, Position end) {

    static FileRow readable(RawRow row, Map<String, ?> values, String text) {
        return new FileRow(row.line(), values, null, text, row.end());
    }

    static FileRow unreadable(RawRow row, String problem, String text) {
        return new FileRow(row.line(), null, problem, text, row.end());
    }

    /** The same, which is not to be stored. */
    FileRow rejected(String because) {
        return new FileRow(line, null, because, text, end);
    }

    boolean isReadable() {
        return problem == null;
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "FileRow[line " + line + "]";
    }
}
