package io.outdial.outbound.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.failure.Issue.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The parameters of a request, read strictly: the pages name a type for each, so a number in quotes is not an Integer (statusCode 2). Null counts as absent.
 * Faults are collected while reading; what is faulty reads as null until {@link #refuseIfFaulty()} tells them.
 */
final class OperationParameters {

    private static final int LONGEST_TEXT = 255;

    private final JsonNode body;
    private final List<Issue> issues = new ArrayList<>();

    OperationParameters(JsonNode body) {
        this.body = body;
    }

    String requiredText(String name) {
        if (isAbsent(name)) {
            missing(name, "string");
        }
        return text(name);
    }

    /** At most 255 characters, not blank. */
    String text(String name) {
        if (isAbsent(name)) {
            return null;
        }
        JsonNode value = body.get(name);
        if (!value.isTextual()) {
            wrong(name, "must be a string", "string", Kind.INVALID_TYPE);
            return null;
        }
        if (value.textValue().isBlank()) {
            wrong(name, "must not be blank", "text", Kind.INVALID_VALUE);
            return null;
        }
        if (value.textValue().length() > LONGEST_TEXT) {
            wrong(name, "is longer than 255 characters", "at most 255 characters", Kind.TOO_BIG);
            return null;
        }
        return value.textValue();
    }

    Integer requiredInteger(String name) {
        if (isAbsent(name)) {
            missing(name, "integer");
            return null;
        }
        JsonNode value = body.get(name);
        if (!value.isNumber() || !value.canConvertToExactIntegral()) {
            wrong(name, "must be an integer", "integer", Kind.INVALID_TYPE);
            return null;
        }
        if (!value.canConvertToInt()) {
            wrong(name, "is out of range", "32 bits", Kind.TOO_BIG);
            return null;
        }
        return value.intValue();
    }

    /** Exactly one of the allowed words, or null where absent. */
    String choice(String name, List<String> allowed) {
        if (isAbsent(name)) {
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

    void missing(String name, String expected) {
        if (isAbsent(name)) {
            issues.add(new Issue(List.of(name), name + " is required", expected, Issue.UNDEFINED, Kind.INVALID_TYPE));
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

    private boolean isAbsent(String name) {
        return !body.hasNonNull(name);
    }
}
