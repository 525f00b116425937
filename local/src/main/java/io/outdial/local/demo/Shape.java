package io.outdial.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page shows of a JSON value: some values literally, of others only what kind they are. An object is compared
 * field by field in both directions, so a field that the page does not have is a difference too.
 */
sealed interface Shape {

    Pattern ID_PATTERN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /**
     * Adds what was found out about the value at {@code where}; a value that is absent comes as {@link MissingNode}.
     */
    void compare(String where, JsonNode value, List<Check> found);

    default List<Check> compare(JsonNode document) {
        List<Check> found = new ArrayList<>();
        compare("", document, found);
        return found;
    }

    default Shape orNull() {
        return new OrNull(this);
    }

    static Shape id() {
        return new Value(
                "an id",
                node -> node.isTextual() && ID_PATTERN.matcher(node.textValue()).matches());
    }

    static Shape time() {
        return new Value("a time", node -> node.isTextual() && isTime(node.textValue()));
    }

    static Shape text() {
        return new Value("a text", JsonNode::isTextual);
    }

    static Shape trueOrFalse() {
        return new Value("true or false", JsonNode::isBoolean);
    }

    static Shape number() {
        return new Value("a number", JsonNode::isNumber);
    }

    static Shape wholeNumber() {
        return new Value("a whole number", JsonNode::isIntegralNumber);
    }

    static Shape anything() {
        return new Value("any value", node -> true);
    }

    static Shape exactly(String text) {
        return new Value(
                "\"" + text + "\"", node -> node.isTextual() && node.textValue().equals(text));
    }

    static Shape exactly(long number) {
        return new Value(Long.toString(number), node -> node.isIntegralNumber() && node.longValue() == number);
    }

    static Shape exactly(boolean value) {
        return new Value(Boolean.toString(value), node -> node.isBoolean() && node.booleanValue() == value);
    }

    static Shape oneOf(String... texts) {
        String expected = Arrays.stream(texts).map(text -> "\"" + text + "\"").collect(Collectors.joining(" or "));
        return new Value(expected, node -> node.isTextual() && List.of(texts).contains(node.textValue()));
    }

    /** Milliseconds since 1970, about now. */
    static Shape millisAround(Instant now) {
        return new Value(
                "the time in ms",
                node -> node.isIntegralNumber()
                        && Duration.between(now, Instant.ofEpochMilli(node.longValue()))
                                        .abs()
                                        .compareTo(CLOCK_TOLERANCE)
                                < 0);
    }

    static Shape listOf(Shape element) {
        return new Elements(element);
    }

    static Shape mapOf(Shape value) {
        return new Entries(value);
    }

    /** An object with these fields and no other, in any order. */
    static Shape object(Field... fields) {
        Map<String, Shape> byName = new LinkedHashMap<>();
        for (Field field : fields) {
            byName.put(field.name(), field.shape());
        }
        return new Fields(byName);
    }

    static Field field(String name, Shape shape) {
        return new Field(name, shape);
    }

    record Field(String name, Shape shape) {}

    record Value(String expected, Predicate<JsonNode> test) implements Shape {

        @Override
        public void compare(String where, JsonNode value, List<Check> found) {
            boolean holds = !value.isMissingNode() && test.test(value);
            found.add(Check.of(holds, where, expected, shown(value)));
        }
    }

    record OrNull(Shape shape) implements Shape {

        @Override
        public void compare(String where, JsonNode value, List<Check> found) {
            if (value.isNull()) {
                found.add(Check.asExpected(where, "null"));
            } else {
                shape.compare(where, value, found);
            }
        }
    }

    record Elements(Shape element) implements Shape {

        @Override
        public void compare(String where, JsonNode value, List<Check> found) {
            found.add(Check.of(value.isArray(), where, "a list", shown(value)));
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                element.compare(where + "[" + i + "]", value.get(i), found);
            }
        }
    }

    record Entries(Shape entry) implements Shape {

        @Override
        public void compare(String where, JsonNode value, List<Check> found) {
            found.add(Check.of(value.isObject(), where, "an object", shown(value)));
            if (value.isObject()) {
                value.properties().forEach(each -> entry.compare(inside(where, each.getKey()), each.getValue(), found));
            }
        }
    }

    record Fields(Map<String, Shape> fields) implements Shape {

        @Override
        public void compare(String where, JsonNode value, List<Check> found) {
            if (!value.isObject()) {
                found.add(Check.of(false, where, "an object with " + String.join(", ", fields.keySet()), shown(value)));
                return;
            }
            fields.forEach((name, shape) -> shape.compare(inside(where, name), value.path(name), found));
            Set<String> unknown = new TreeSet<>();
            value.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(fields.keySet());
            unknown.forEach(
                    name -> found.add(Check.of(false, inside(where, name), "no such field", shown(value.get(name)))));
        }
    }

    private static String inside(String where, String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
