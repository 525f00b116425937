package io.outdial.enrollment.customfield;

import java.util.Locale;

/**
 * What the values of a custom field are (carecycle.md §2.10). Named as the contract's constants are; the words are the
 * ones on the wire and in the database.
 */
enum CustomFieldType {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    SELECT,
    MULTI_SELECT;

    String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CustomFieldType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean hasOptions() {
        return this == SELECT || this == MULTI_SELECT;
    }
}
