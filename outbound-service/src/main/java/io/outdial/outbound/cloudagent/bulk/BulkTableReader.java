package io.outdial.outbound.cloudagent.bulk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.json.BoundedJson;
import io.outdial.platform.spec.StorableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code bulkData}: an object, or its JSON as the text of a form. Token by token, and no more of it than a
 * request may have: whatever a text of two megabytes holds, what is kept of it is a few hundred rows of 2,000
 * characters. {@code map} and {@code data} may come in any order and letter case.
 */
final class BulkTableReader {

    private static final BoundedJson JSON = new BoundedJson();

    /** With more than this even an empty row is too long. */
    private static final int MAX_COLUMNS = 500;

    private static final BulkTable NONE = new BulkTable(null, null);

    private final JsonParser parser;
    private final int maxRows;
    private List<String> columns;
    private List<BulkRow> rows;

    private BulkTableReader(JsonParser parser, int maxRows) {
        this.parser = parser;
        this.maxRows = maxRows;
    }

    /**
     * @param bulkData null where the request has none
     * @param maxRows that a request may have; of more than these only one is read
     */
    static BulkTable read(JsonNode bulkData, int maxRows) {
        if (bulkData == null) {
            return NONE;
        }
        try (JsonParser parser = bulkData.isTextual() ? JSON.open(bulkData.textValue()) : bulkData.traverse()) {
            return new BulkTableReader(parser, maxRows).table();
        } catch (JacksonException | Failure notJson) {
            return NONE;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private BulkTable table() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return NONE;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = Fields.simple(parser.currentName());
            boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
            if (isList && columns == null && name.equals("map")) {
                columns = texts();
            } else if (isList && rows == null && name.equals("data")) {
                rows = rows();
                if (rows.size() > maxRows) {
                    return new BulkTable(columns, rows);
                }
            } else {
                parser.skipChildren();
            }
        }
        return parser.nextToken() == null ? new BulkTable(columns, rows) : NONE;
    }

    /** Null where an entry is no text. */
    private List<String> texts() throws IOException {
        BulkRow names = row();
        return names.fault() == null ? names.values() : null;
    }

    private List<BulkRow> rows() throws IOException {
        List<BulkRow> read = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY && read.size() <= maxRows) {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                read.add(row());
            } else {
                parser.skipChildren();
                read.add(new BulkRow(List.of(), BulkRow.Fault.UNREADABLE));
            }
        }
        return read;
    }

    private BulkRow row() throws IOException {
        List<String> values = new ArrayList<>();
        BulkRow.Fault fault = null;
        int characters = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (fault != null) {
                parser.skipChildren();
            } else if (parser.currentToken().isStructStart()) {
                parser.skipChildren();
                fault = BulkRow.Fault.UNREADABLE;
            } else {
                String value = parser.currentToken() == JsonToken.VALUE_NULL
                        ? ""
                        : parser.getText().strip();
                characters += value.length();
                fault = fault(value, characters, values.size());
                values.add(fault == null ? value : "");
            }
        }
        return new BulkRow(values, fault);
    }

    private static BulkRow.Fault fault(String value, int characters, int place) {
        if (characters > BulkTable.MAX_ROW_CHARACTERS) {
            return BulkRow.Fault.TOO_LONG;
        }
        if (place == MAX_COLUMNS) {
            return BulkRow.Fault.OTHER_COLUMNS;
        }
        return StorableText.isStorable(value) ? null : BulkRow.Fault.UNREADABLE;
    }
}
