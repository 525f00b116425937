package io.outdial.outbound.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.record.CallResult;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.failure.Issue.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request, read strictly: the pages name a type for each, so a number in quotes is not an Integer
 * (statusCode 2). Null counts as absent, and so does a blank text, required or not: desktops send the fields of a form
 * that nobody filled in, and a wish not to be called must not fail over one. Faults are collected while reading; what
 * is faulty reads as null until {@link #refuseIfFaulty()} tells them.
 */
final class OperationParameters {

    private static final String OPERATION_NAME = "operationName";

    /** In code points: what people count as characters, whichever plane they are of. */
    private static final int MAX_TEXT_LENGTH = 255;

    private final JsonNode body;
    private final List<Issue> issues = new ArrayList<>();

    OperationParameters(JsonNode body) {
        this.body = body;
    }

    /** As it came, for a rule of one operation; null where absent. */
    JsonNode value(String name) {
        return isAbsent(name) ? null : body.get(name);
    }

    String requiredText(String name) {
        missing(name, "string");
        return text(name);
    }

    /** At most 255 characters; null where absent or blank. */
    String text(String name) {
        if (isAbsentOrBlank(name)) {
            return null;
        }
        JsonNode value = body.get(name);
        if (!value.isTextual()) {
            wrong(name, "must be a string", "string", Kind.INVALID_TYPE);
            return null;
        }
        if (value.textValue().codePointCount(0, value.textValue().length()) > MAX_TEXT_LENGTH) {
            wrong(name, "is longer than 255 characters", "at most 255 characters", Kind.TOO_BIG);
            return null;
        }
        return value.textValue();
    }

    Integer requiredInteger(String name) {
        Long value = requiredLong(name);
        if (value != null && value.intValue() != value) {
            wrong(name, "is out of range", "32 bits", Kind.TOO_BIG);
            return null;
        }
        return value == null ? null : value.intValue();
    }

    Long requiredLong(String name) {
        if (isAbsent(name)) {
            reportMissing(name, "integer");
            return null;
        }
        JsonNode value = body.get(name);
        if (!value.isNumber() || !value.canConvertToExactIntegral()) {
            wrong(name, "must be an integer", "integer", Kind.INVALID_TYPE);
            return null;
        }
        if (!value.canConvertToLong()) {
            wrong(name, "is out of range", "64 bits", Kind.TOO_BIG);
            return null;
        }
        return value.longValue();
    }

    /** Null where absent. */
    Long longInteger(String name) {
        return isAbsent(name) ? null : requiredLong(name);
    }

    /** Names with texts and numbers; null where absent. */
    Map<String, Object> fields(String name, int max) {
        if (isAbsent(name)) {
            return null;
        }
        JsonNode value = body.get(name);
        if (!value.isObject()) {
            wrong(name, "must be an object", "object", Kind.INVALID_TYPE);
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        value.properties().forEach(field -> {
            if (field.getValue().isTextual() || field.getValue().isNumber()) {
                fields.put(
                        field.getKey(),
                        field.getValue().isTextual()
                                ? field.getValue().textValue()
                                : field.getValue().numberValue());
            }
        });
        if (fields.size() != value.size() || fields.size() > max) {
            wrong(name, "has at most " + max + " texts and numbers", "texts and numbers", Kind.TOO_BIG);
        }
        return fields;
    }

    /** A word of genesys-web-services.md §5.6 or its number; the default where absent or blank. */
    CallResult callResult(String name, CallResult byDefault) {
        if (isAbsentOrBlank(name)) {
            return byDefault;
        }
        JsonNode value = body.get(name);
        if (!value.isTextual() && !value.isIntegralNumber()) {
            wrong(name, "must be a string", "string", Kind.INVALID_TYPE);
            return null;
        }
        Optional<CallResult> result = value.isTextual()
                ? CallResult.find(value.textValue())
                : value.canConvertToInt() ? CallResult.find(value.intValue()) : Optional.empty();
        if (result.isEmpty()) {
            wrong(name, "is no call result", "such as Answer or 33", Kind.INVALID_VALUE);
        }
        return result.orElse(null);
    }

    /** Between the bounds, which are allowed; null where absent or blank. */
    Integer integer(String name, int from, int to) {
        if (isAbsentOrBlank(name)) {
            return null;
        }
        JsonNode value = body.get(name);
        if (!value.isNumber() || !value.canConvertToExactIntegral()) {
            wrong(name, "must be an integer", "integer", Kind.INVALID_TYPE);
            return null;
        }
        if (!value.canConvertToInt() || value.intValue() < from || value.intValue() > to) {
            Kind kind = value.doubleValue() < from ? Kind.TOO_SMALL : Kind.TOO_BIG;
            wrong(name, "must be from " + from + " to " + to, from + " to " + to, kind);
            return null;
        }
        return value.intValue();
    }

    /**
     * Which operation the request names.
     *
     * @throws Failure.NotValid if it names none, or one that this URL does not have
     */
    String operationName(List<String> possible) {
        String name = choice(OPERATION_NAME, possible.stream().sorted().toList());
        if (name == null) {
            missing(OPERATION_NAME, "string");
        }
        refuseIfFaulty();
        return name;
    }

    /** Exactly one of the allowed words, or null where absent or blank. */
    String choice(String name, List<String> allowed) {
        if (isAbsentOrBlank(name)) {
            return null;
        }
        JsonNode value = body.get(name);
        if (!value.isTextual()) {
            wrong(name, "must be a string", "string", Kind.INVALID_TYPE);
            return null;
        }
        if (!allowed.contains(value.textValue())) {
            String words = String.join(", ", allowed);
            wrong(name, "must be one of " + words, words, Kind.INVALID_VALUE);
            return null;
        }
        return value.textValue();
    }

    /** One of the constants as {@link WireName} writes them, or the default where absent or blank. */
    <E extends Enum<E>> E choice(String name, Class<E> type, E byDefault) {
        List<String> allowed = WireName.all(type);
        String chosen = choice(name, allowed);
        return chosen == null ? byDefault : type.getEnumConstants()[allowed.indexOf(chosen)];
    }

    /** For a text that must be there. */
    void missing(String name, String expected) {
        if (isAbsentOrBlank(name)) {
            reportMissing(name, expected);
        }
    }

    /** For a rule of one operation. */
    void wrong(String name, String fault, String expected, Kind kind) {
        String received = body.path(name).getNodeType().name().toLowerCase(Locale.ROOT);
        issues.add(new Issue(List.of(name), name + " " + fault, expected, received, kind));
    }

    /** @throws Failure.NotValid with every fault so far */
    void refuseIfFaulty() {
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues);
        }
    }

    private void reportMissing(String name, String expected) {
        issues.add(new Issue(List.of(name), name + " is required", expected, Issue.UNDEFINED, Kind.INVALID_TYPE));
    }

    private boolean isAbsent(String name) {
        return !body.hasNonNull(name);
    }

    private boolean isAbsentOrBlank(String name) {
        return isAbsent(name)
                || (body.get(name).isTextual() && isBlank(body.get(name).textValue()));
    }

    /** Unlike {@link String#isBlank()} it knows the spaces that do not break. */
    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
