package io.outdial.outbound.importing;

import java.util.Map;

/**
 * A row of a file.
 *
 * @param line on which it begins
 * @param values by column, or of the JSON object; null if it cannot be read
 * @param problem why it cannot be read, for people; null if it can
 * @param text as it stands in the file
 */
public record FileRow(long line, Map<String, ?> values, String problem, String text) {

    static FileRow readable(long line, Map<String, ?> values, String text) {
        return new FileRow(line, values, null, text);
    }

    static FileRow unreadable(long line, String problem, String text) {
        return new FileRow(line, null, problem, text);
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
