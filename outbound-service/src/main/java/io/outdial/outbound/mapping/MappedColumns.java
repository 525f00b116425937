package io.outdial.outbound.mapping;

import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The columns of a campaign's leads by their names in lower case. A column that the mapping has gets its spelling and
 * its type; any other is kept as it came, and so is a value that is not of its type: neither fails a lead
 * (cloudagent.md §1.3).
 */
public final class MappedColumns {

    /** Of a campaign without a mapping. */
    public static final MappedColumns NONE = new MappedColumns(Map.of());

    /** As JSON writes numbers, so that leading zeros, as postal codes have them, stay. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,9})?");

    private record Column(String name, String type) {}

    private final Map<String, Column> byLowerCase;

    private MappedColumns(Map<String, Column> byLowerCase) {
        this.byLowerCase = byLowerCase;
    }

    /** @param columns JSON of the names and of the types, as the database has them; null where there is no mapping */
    public static MappedColumns parse(String columns) {
        if (columns == null) {
            return NONE;
        }
        JsonArray names = new JsonArray(columns).getJsonArray(0);
        JsonArray types = new JsonArray(columns).getJsonArray(1);
        Map<String, Column> byLowerCase = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Column column = new Column(names.getString(i), types.getString(i));
            byLowerCase.put(lowerCase(column.name()), column);
        }
        return new MappedColumns(byLowerCase);
    }

    /**
     * What is stored of the columns that a lead has.
     *
     * @param given in the order they came; of several spellings of one column the mapping's own counts, else the first
     */
    public Map<String, Object> apply(Map<String, String> given) {
        Map<String, Object> stored = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            Column column = byLowerCase.get(lowerCase(name));
            if (column == null) {
                stored.put(name, value);
            } else if (name.equals(column.name())) {
                stored.put(name, typed(column.type(), value));
            } else {
                stored.putIfAbsent(column.name(), typed(column.type(), value));
            }
        });
        return stored;
    }

    /** The same for values that have types: of texts the mapping says what is stored, others are kept as they came. */
    public Map<String, Object> applyToAll(Map<String, Object> given) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            } else {
                others.put(name, value);
            }
        });
        Map<String, Object> stored = apply(texts);
        others.forEach(stored::putIfAbsent);
        return stored;
    }

    private static Object typed(String type, String value) {
        return switch (type) {
            case "number" -> NUMBER.matcher(value).matches() ? (Object) new BigDecimal(value) : value;
            case "boolean" ->
                value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                        ? (Object) Boolean.valueOf(value)
                        : value;
            default -> value;
        };
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
