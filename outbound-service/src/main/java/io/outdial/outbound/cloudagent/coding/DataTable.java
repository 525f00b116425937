package io.outdial.outbound.cloudagent.coding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.json.BoundedJson;
import io.outdial.platform.spec.StorableText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leads in one field: {@code map} has the names of the columns, {@code data} a list of values for each lead. The field
 * is an object, or a text that holds one.
 *
 * @param columns as they are spelt
 */
public record DataTable(List<String> columns, List<JsonNode> rows) {

    private static final BoundedJson JSON = new BoundedJson();

    public DataTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Empty where the field is no such table, or has no rows.
     *
     * @param field null where it is absent
     */
    public static Optional<DataTable> read(JsonNode field) {
        JsonNode object = field != null && field.isTextual() ? parse(field.textValue()) : field;
        if (object == null || !object.isObject()) {
            return Optional.empty();
        }
        Fields table = new Fields(object);
        JsonNode map = table.value("map");
        JsonNode data = table.value("data");
        if (map == null || !map.isArray() || map.isEmpty() || data == null || !data.isArray() || data.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        map.forEach(column -> columns.add(column.asText().strip()));
        List<JsonNode> rows = new ArrayList<>();
        data.forEach(rows::add);
        return Optional.of(new DataTable(columns, rows));
    }

    /** Whether there is a column of this name, in any letter case and with or without underscores. */
    public boolean hasColumn(String name) {
        return columns.stream().anyMatch(column -> Fields.simple(column).equals(Fields.simple(name)));
    }

    /**
     * A row under the names of its columns, of equal names the first; empty where it has not a value for each.
     *
     * @param i from 0
     */
    public Optional<ObjectNode> row(int i) {
        JsonNode row = rows.get(i);
        if (!row.isArray() || row.size() != columns.size()) {
            return Optional.empty();
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < columns.size(); column++) {
            fields.putIfAbsent(columns.get(column), row.get(column));
        }
        return Optional.of(fields);
    }

    /** Null where it is no JSON, or holds what cannot be stored: only as a text has it been checked. */
    private static JsonNode parse(String text) {
        try {
            JsonNode read = JSON.read(text.getBytes(StandardCharsets.UTF_8), bytes -> {});
            return StorableText.check(read).isEmpty() ? read : null;
        } catch (Failure e) {
            return null;
        }
    }

    /** Shows none of the leads. */
    @Override
    public String toString() {
        return "DataTable[" + rows.size() + "]";
    }
}
