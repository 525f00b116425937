package io.outdial.enrollment.customfield;

import io.outdial.platform.failure.Issue;
import io.outdial.platform.text.CanonicalText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which definitions of custom fields are valid, and which values. */
final class CustomFieldPolicy {

    /** In code points; the reference gives no limit. */
    static final int MAX_TEXT_LENGTH = 4_000;

    private static final String VALUE = "value";
    private static final List<String> LENGTHS = List.of("minLength", "maxLength");
    private static final List<String> BOUNDS = List.of("min", "max");
    private static final String CALENDAR_DATE = "\\d{4}-\\d{2}-\\d{2}";

    private CustomFieldPolicy() {}

    /** The faults of a definition that a schema cannot express. */
    static List<Issue> check(FieldRules field) {
        List<Issue> issues = new ArrayList<>();
        List<String> options = field.options() == null ? List.of() : field.options();
        if (field.type().hasOptions() && options.isEmpty()) {
            issues.add(Issue.custom(
                    List.of("options"),
                    "options are required while fieldType is " + field.type().wireValue(),
                    "at least one option",
                    field.options() == null ? Issue.UNDEFINED : "array"));
        }
        if (!field.type().hasOptions() && !options.isEmpty()) {
            issues.add(Issue.custom(
                    List.of("options"),
                    "options belong to select and multi_select, not to "
                            + field.type().wireValue(),
                    "null",
                    "array"));
        }
        if (new HashSet<>(options).size() < options.size()) {
            issues.add(Issue.custom(List.of("options"), "options must differ", "different options", "array"));
        }
        Map<String, Object> rules = field.validationRules() == null ? Map.of() : field.validationRules();
        for (List<String> pair : List.of(LENGTHS, BOUNDS)) {
            pair.stream()
                    .filter(rule -> rules.get(rule) != null && !(rules.get(rule) instanceof Number))
                    .forEach(rule -> issues.add(Issue.custom(
                            List.of("validationRules", rule), rule + " must be a number", "number", "a value")));
        }
        return issues;
    }

    /** Why a value is not valid for the field; empty if it is. */
    static Optional<Issue> check(FieldRules field, Object value) {
        String expected = expected(field);
        if (value == null || !isOfType(field, value)) {
            return Optional.of(Issue.custom(
                    List.of(VALUE), "value must be " + expected, expected, value == null ? "null" : jsonType(value)));
        }
        if (field.isRequired() && isEmpty(value)) {
            return Optional.of(Issue.custom(
                    List.of(VALUE), "value must not be empty: the field is required", "not empty", jsonType(value)));
        }
        return brokenRule(field, value)
                .map(rule -> Issue.custom(List.of(VALUE), "value breaks the rule " + rule, rule, jsonType(value)));
    }

    private static boolean isOfType(FieldRules field, Object value) {
        return switch (field.type()) {
            case TEXT -> value instanceof String text && CanonicalText.length(text) <= MAX_TEXT_LENGTH;
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case DATE -> value instanceof String text && isDate(text);
            case SELECT -> field.options().contains(canonical(value));
            case MULTI_SELECT ->
                value instanceof List<?> chosen
                        && chosen.stream()
                                .allMatch(one -> one != null && field.options().contains(canonical(one)))
                        && chosen.stream()
                                        .map(CustomFieldPolicy::canonical)
                                        .distinct()
                                        .count()
                                == chosen.size();
        };
    }

    private static String expected(FieldRules field) {
        return switch (field.type()) {
            case TEXT -> "text of at most " + MAX_TEXT_LENGTH + " characters";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case DATE -> "a date such as 2026-06-17";
            case SELECT -> "one of the field's options";
            case MULTI_SELECT -> "a list of different options of the field";
        };
    }

    private static Optional<String> brokenRule(FieldRules field, Object value) {
        Map<String, Object> rules = field.validationRules();
        if (rules == null) {
            return Optional.empty();
        }
        if (field.type() == CustomFieldType.TEXT) {
            return broken(LENGTHS, rules, new BigDecimal(CanonicalText.length((String) value)));
        }
        if (field.type() == CustomFieldType.NUMBER) {
            return broken(BOUNDS, rules, decimal((Number) value));
        }
        return Optional.empty();
    }

    private static Optional<String> broken(List<String> bounds, Map<String, Object> rules, BigDecimal measured) {
        String lowest = bounds.get(0);
        String highest = bounds.get(1);
        if (rules.get(lowest) instanceof Number least && measured.compareTo(decimal(least)) < 0) {
            return Optional.of(lowest + " " + least);
        }
        if (rules.get(highest) instanceof Number most && measured.compareTo(decimal(most)) > 0) {
            return Optional.of(highest + " " + most);
        }
        return Optional.empty();
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    private static Object canonical(Object value) {
        return value instanceof String text ? CanonicalText.of(text) : value;
    }

    private static boolean isDate(String text) {
        if (!text.matches(CALENDAR_DATE)) {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof String text && text.isBlank()) || (value instanceof List<?> list && list.isEmpty());
    }

    private static String jsonType(Object value) {
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Number) {
            return "number";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof List ? "array" : "object";
    }
}
