package io.outdial.transfer.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.outdial.transfer.config.DynamicOptions.Operator;
import io.outdial.transfer.config.DynamicOptions.SuccessCondition;
import io.outdial.transfer.dynamic.FieldPath;
import io.outdial.transfer.dynamic.SafePattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the response to a ping against the conditions of the config (docs/transfers.md has the table of operators).
 * All must be met; an empty list is met. null and absent are the same: neither exists, and neither equals anything. An
 * invalid condition is not met and reports why, rather than being ignored.
 */
final class ConditionRule {

    private static final String UNDEFINED = "undefined";
    private static final int MAX_NUMBER_LENGTH = 100;

    private ConditionRule() {}

    static List<ConditionOutcome> evaluate(List<SuccessCondition> conditions, JsonNode answer) {
        List<ConditionOutcome> outcomes = new ArrayList<>();
        int patterns = 0;
        for (SuccessCondition condition : conditions == null ? List.<SuccessCondition>of() : conditions) {
            patterns += condition.operator() == Operator.MATCHES ? 1 : 0;
            outcomes.add(
                    condition.operator() == Operator.MATCHES && patterns > SafePattern.MAX
                            ? new ConditionOutcome(
                                    condition,
                                    type(FieldPath.find(answer, condition.field())),
                                    false,
                                    "There are more than " + SafePattern.MAX + " patterns")
                            : evaluate(condition, answer));
        }
        return outcomes;
    }

    /** Whether evaluating takes so long that it must not run on the event loop. */
    static boolean hasPatterns(List<SuccessCondition> conditions) {
        return conditions != null
                && conditions.stream().anyMatch(condition -> condition.operator() == Operator.MATCHES);
    }

    static boolean areMet(List<ConditionOutcome> outcomes) {
        return outcomes.stream().allMatch(ConditionOutcome::met);
    }

    /** Why a condition can never be met, whatever the response is; empty if it can. */
    static Optional<String> check(SuccessCondition condition) {
        Operator operator = condition.operator();
        if (operator == Operator.EXISTS || operator == Operator.NOT_EXISTS) {
            return Optional.empty();
        }
        String value = condition.value();
        if (value == null) {
            return Optional.of("There is no value to compare with");
        }
        return switch (operator) {
            case GREATER_THAN, LESS_THAN ->
                number(value).isPresent() ? Optional.empty() : Optional.of("The value is not a number");
            case MATCHES ->
                SafePattern.of(value).isPresent()
                        ? Optional.empty()
                        : Optional.of("The value is no pattern that can be used");
            default -> Optional.empty();
        };
    }

    private static ConditionOutcome evaluate(SuccessCondition condition, JsonNode answer) {
        JsonNode field = FieldPath.find(answer, condition.field());
        String received = type(field);
        Optional<String> fault = check(condition);
        return fault.isPresent()
                ? new ConditionOutcome(condition, received, false, fault.get())
                : new ConditionOutcome(condition, received, isMet(condition, field), null);
    }

    private static boolean isMet(SuccessCondition condition, JsonNode field) {
        String value = condition.value();
        return switch (condition.operator()) {
            case EXISTS -> exists(field);
            case NOT_EXISTS -> !exists(field);
            case EQUALS -> equal(field, value);
            case NOT_EQUALS -> !equal(field, value);
            case CONTAINS -> contains(field, value);
            case STARTS_WITH ->
                text(field).filter(text -> text.startsWith(value)).isPresent();
            case GREATER_THAN ->
                compare(field, value).filter(order -> order > 0).isPresent();
            case LESS_THAN -> compare(field, value).filter(order -> order < 0).isPresent();
            case IN -> list(value).anyMatch(entry -> equal(field, entry));
            case MATCHES ->
                text(field)
                        .filter(text -> SafePattern.of(value)
                                .filter(pattern -> pattern.matches(text))
                                .isPresent())
                        .isPresent();
        };
    }

    private static boolean exists(JsonNode field) {
        return !field.isMissingNode() && !field.isNull();
    }

    /**
     * Texts are compared literally, numbers by value (1 equals 1.0), booleans by name. Objects and arrays equal
     * nothing.
     */
    private static boolean equal(JsonNode field, String value) {
        if (field.isNumber()) {
            return compare(field, value).filter(order -> order == 0).isPresent();
        }
        return (field.isTextual() || field.isBoolean()) && field.asText().equals(value);
    }

    private static boolean contains(JsonNode field, String value) {
        if (field.isArray()) {
            for (JsonNode entry : field) {
                if (equal(entry, value)) {
                    return true;
                }
            }
            return false;
        }
        return text(field).filter(text -> text.contains(value)).isPresent();
    }

    /** Empty unless both are numbers. */
    private static Optional<Integer> compare(JsonNode field, String value) {
        return text(field).flatMap(ConditionRule::number).flatMap(left -> number(value)
                .map(left::compareTo));
    }

    /** The text of a string or a number; empty for other types. */
    private static Optional<String> text(JsonNode field) {
        return field.isTextual() || field.isNumber() ? Optional.of(field.asText()) : Optional.empty();
    }

    /** Limited, so that no comparison has to expand a billion zeros. */
    private static Optional<BigDecimal> number(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return Math.abs((long) number.scale()) > 1_000 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Comma-separated entries, trimmed. */
    private static Stream<String> list(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip);
    }

    private static String type(JsonNode field) {
        return field.getNodeType() == JsonNodeType.MISSING
                ? UNDEFINED
                : field.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
