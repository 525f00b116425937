package io.outdial.outbound.importing.records;

import io.outdial.outbound.importing.FileFaults;
import io.outdial.outbound.intake.RowReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the columns of a file are: values that records have, or fields. A column that nothing is said of is the value it
 * is called after, whatever its case; else a field of its own name.
 */
final class ColumnNames {

    private static final String FIELDS = "fields";

    private static final Map<String, String> VALUES = Stream.concat(
                    RowReader.NAMES.stream(), Stream.of("phones", FIELDS))
            .collect(Collectors.toUnmodifiableMap(ColumnNames::lowerCase, Function.identity()));

    private final Map<String, String> given;
    private final Map<String, String> known = new HashMap<>();

    /** @param given what some columns are; nothing (an empty text) for one that is passed over */
    ColumnNames(Map<String, String> given) {
        this.given = given;
    }

    /**
     * @param columns of CSV
     * @throws io.outdial.platform.failure.Failure.NotValid if two of them are the same, or none is a telephone
     */
    void check(List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            String name = name(column);
            if (!name.isEmpty() && !seen.add(name)) {
                throw FileFaults.file("Two columns are " + (VALUES.containsValue(name) ? name : "the same field"));
            }
        }
        if (!seen.contains("phone")) {
            throw FileFaults.file("No column is phone");
        }
    }

    /** A row as {@link RowReader} reads it. */
    Map<String, Object> apply(Map<String, ?> row) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> fields = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            String name = name(column);
            if (VALUES.containsValue(name)) {
                values.put(name, value);
            } else if (!name.isEmpty() && value != null && !"".equals(value)) {
                fields.put(name, value);
            }
        });
        if (!fields.isEmpty()) {
            values.merge(FIELDS, fields, ColumnNames::join);
        }
        return values;
    }

    /** What a row gives as fields comes first; what is no object is left for its reader to refuse. */
    private static Object join(Object first, Object others) {
        if (!(first instanceof Map<?, ?> object)) {
            return first;
        }
        Map<Object, Object> all = new LinkedHashMap<>((Map<?, ?>) others);
        all.putAll(object);
        return all;
    }

    /** Rows of JSON may have any names: not all are remembered. */
    private String name(String column) {
        String name = known.get(column);
        if (name == null) {
            name = given.containsKey(column) ? canonical(given.get(column)) : canonical(column);
            if (known.size() < RowReader.NAMES.size() * 10) {
                known.put(column, name);
            }
        }
        return name;
    }

    private static String canonical(String name) {
        String stripped = name.strip();
        return VALUES.getOrDefault(lowerCase(stripped), stripped);
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
