package io.outdial.outbound.importing;

import java.util.List;
import java.util.Locale;

/**
 * How a file is written, as far as it is known.
 *
 * @param delimiter between the cells of CSV, null until it is found in the first row
 * @param columns of CSV in their order, null where the first row names them and has not been read
 */
public record FileFormat(Type type, Character delimiter, List<String> columns) {

    public enum Type {
        CSV,
        NDJSON;

        public String wireValue() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Type of(String wireValue) {
            return valueOf(wireValue.toUpperCase(Locale.ROOT));
        }
    }

    public static final FileFormat NDJSON = new FileFormat(Type.NDJSON, null, List.of());

    public FileFormat {
        columns = columns == null ? null : List.copyOf(columns);
    }

    boolean isCsv() {
        return type == Type.CSV;
    }

    /** Whether its first row says more. */
    boolean isIncomplete() {
        return isCsv() && (delimiter == null || columns == null);
    }

    boolean beginsWithHeader() {
        return isCsv() && columns == null;
    }
}
