package io.outdial.enrollment.customfield;

import static io.outdial.enrollment.customfield.CustomFieldType.BOOLEAN;
import static io.outdial.enrollment.customfield.CustomFieldType.DATE;
import static io.outdial.enrollment.customfield.CustomFieldType.MULTI_SELECT;
import static io.outdial.enrollment.customfield.CustomFieldType.NUMBER;
import static io.outdial.enrollment.customfield.CustomFieldType.SELECT;
import static io.outdial.enrollment.customfield.CustomFieldType.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.failure.Issue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CustomFieldPolicyTest {

    private static final List<String> COLOURS = List.of("red", "green", "blue");

    @ParameterizedTest
    @MethodSource
    void values(CustomFieldType type, boolean isRequired, Map<String, Object> rules, Object value, String fault) {
        FieldRules field = new FieldRules(type, isRequired, type.hasOptions() ? COLOURS : null, rules);
        assertEquals(
                Optional.ofNullable(fault),
                CustomFieldPolicy.check(field, value).map(Issue::message));
    }

    static Stream<Arguments> values() {
        String text = "value must be text of at most 4000 characters";
        String number = "value must be a number";
        String date = "value must be a date such as 2026-06-17";
        String option = "value must be one of the field's options";
        String list = "value must be a list of different options of the field";
        String empty = "value must not be empty: the field is required";
        return Stream.of(
                Arguments.of(TEXT, false, null, "x", null),
                Arguments.of(TEXT, false, null, "", null),
                Arguments.of(TEXT, true, null, " ", empty),
                Arguments.of(TEXT, false, null, "x".repeat(4_000), null),
                Arguments.of(TEXT, false, null, "x".repeat(4_001), text),
                Arguments.of(TEXT, false, null, "\ud83d\ude00".repeat(4_000), null),
                Arguments.of(TEXT, false, null, "\ud83d\ude00".repeat(4_001), text),
                Arguments.of(TEXT, false, Map.of("maxLength", 1), "\ud83d\ude00", null),
                Arguments.of(TEXT, false, Map.of("minLength", 2), "\ud83d\ude00", "value breaks the rule minLength 2"),
                Arguments.of(TEXT, false, null, 1, text),
                Arguments.of(TEXT, false, null, null, text),
                Arguments.of(TEXT, false, Map.of("minLength", 2, "maxLength", 3), "xx", null),
                Arguments.of(TEXT, false, Map.of("minLength", 2), "x", "value breaks the rule minLength 2"),
                Arguments.of(TEXT, false, Map.of("maxLength", 3), "xxxx", "value breaks the rule maxLength 3"),
                Arguments.of(TEXT, false, Map.of("min", 9, "pattern", "y"), "x", null),
                Arguments.of(NUMBER, false, null, 1, null),
                Arguments.of(NUMBER, true, null, 0, null),
                Arguments.of(NUMBER, false, null, -1.5, null),
                Arguments.of(NUMBER, false, null, "1", number),
                Arguments.of(NUMBER, false, null, true, number),
                Arguments.of(NUMBER, false, Map.of("min", 1, "max", 1.5), 1.5, null),
                Arguments.of(NUMBER, false, Map.of("max", 1.5), 2, "value breaks the rule max 1.5"),
                Arguments.of(NUMBER, false, Map.of("min", 1), 0.99, "value breaks the rule min 1"),
                Arguments.of(BOOLEAN, true, null, false, null),
                Arguments.of(BOOLEAN, false, null, "true", "value must be true or false"),
                Arguments.of(DATE, false, null, "2024-02-29", null),
                Arguments.of(DATE, false, null, "2026-02-29", date),
                Arguments.of(DATE, false, null, "2026-2-9", date),
                Arguments.of(DATE, false, null, "2026-02-09T00:00:00Z", date),
                Arguments.of(DATE, false, null, "", date),
                Arguments.of(SELECT, true, null, "red", null),
                Arguments.of(SELECT, false, null, "Red", option),
                Arguments.of(SELECT, false, null, List.of("red"), option),
                Arguments.of(MULTI_SELECT, false, null, List.of(), null),
                Arguments.of(MULTI_SELECT, true, null, List.of(), empty),
                Arguments.of(MULTI_SELECT, true, null, List.of("blue", "red"), null),
                Arguments.of(MULTI_SELECT, false, null, List.of("red", "red"), list),
                Arguments.of(MULTI_SELECT, false, null, List.of("red", "black"), list),
                Arguments.of(MULTI_SELECT, false, null, Arrays.asList("red", null), list),
                Arguments.of(MULTI_SELECT, false, null, "red", list));
    }

    @ParameterizedTest
    @MethodSource
    void definitions(CustomFieldType type, List<String> options, Map<String, Object> rules, List<String> faults) {
        assertEquals(
                faults,
                CustomFieldPolicy.check(new FieldRules(type, false, options, rules)).stream()
                        .map(issue -> String.join(".", issue.path()))
                        .toList());
    }

    static Stream<Arguments> definitions() {
        return Stream.of(
                Arguments.of(TEXT, null, null, List.of()),
                Arguments.of(TEXT, List.of(), Map.of("minLength", 1, "pattern", "x"), List.of()),
                Arguments.of(TEXT, COLOURS, null, List.of("options")),
                Arguments.of(SELECT, COLOURS, null, List.of()),
                Arguments.of(SELECT, null, null, List.of("options")),
                Arguments.of(MULTI_SELECT, List.of(), null, List.of("options")),
                Arguments.of(SELECT, List.of("a", "a"), null, List.of("options")),
                Arguments.of(
                        NUMBER,
                        COLOURS,
                        Map.of("min", "1", "maxLength", true),
                        List.of("options", "validationRules.maxLength", "validationRules.min")));
    }
}
