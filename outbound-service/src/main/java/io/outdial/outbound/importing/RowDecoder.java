package io.outdial.outbound.importing;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.json.BoundedJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the values of rows. One that cannot be read never spoils the others. */
final class RowDecoder {

    private static final String NO_OBJECT = "The row is no JSON object, or one beyond the bounds of a body";

    private final BoundedJson json = new BoundedJson();
    private FileFormat format;

    RowDecoder(FileFormat format) {
        this.format = format;
    }

    FileFormat format() {
        return format;
    }

    /**
     * Takes what is not known of the delimiter and the columns from the first row.
     *
     * @throws Failure.NotValid if it should name columns and does not
     */
    void complete(RawRow row) {
        String text = row.isTooLong() ? null : text(row.bytes());
        if (text == null) {
            throw FileFaults.file("The first row cannot be read; it must be in UTF-8");
        }
        char delimiter = format.delimiter() == null ? CsvCells.findDelimiter(text) : format.delimiter();
        List<String> columns = format.columns() == null
                ? CsvCells.of(text, delimiter).stream().map(String::strip).toList()
                : format.columns();
        if (columns.stream().allMatch(String::isEmpty)) {
            throw FileFaults.file("The first row must name the columns");
        }
        format = new FileFormat(FileFormat.Type.CSV, delimiter, columns);
    }

    FileRow read(RawRow row) {
        String text = row.isTooLong() ? null : text(row.bytes());
        if (text == null) {
            String lenient = new String(row.bytes(), StandardCharsets.UTF_8);
            return FileRow.unreadable(
                    row,
                    row.isTooLong()
                            ? "The row is longer than " + RowSplitter.MAX_ROW_BYTES
                                    + " bytes; perhaps a quote is left open"
                            : "The row is not in UTF-8",
                    lenient);
        }
        return format.isCsv() ? readCells(row, text) : readObject(row, text);
    }

    private FileRow readCells(RawRow row, String text) {
        List<String> cells = CsvCells.of(text, format.delimiter());
        List<String> columns = format.columns();
        if (cells.size() != columns.size()) {
            return FileRow.unreadable(
                    row,
                    "The row has another number of cells than there are columns: " + cells.size() + " instead of "
                            + columns.size(),
                    text);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            values.put(columns.get(i), cells.get(i));
        }
        return FileRow.readable(row, values, text);
    }

    private FileRow readObject(RawRow row, String text) {
        try {
            if (json.readPlain(row.bytes(), needed -> {}) instanceof Map<?, ?> object) {
                Map<String, Object> values = new LinkedHashMap<>();
                object.forEach((name, value) -> values.put((String) name, value));
                return FileRow.readable(row, values, text);
            }
            return FileRow.unreadable(row, NO_OBJECT, text);
        } catch (Failure e) {
            return FileRow.unreadable(row, NO_OBJECT, text);
        }
    }

    /** Null if it is not in UTF-8. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
