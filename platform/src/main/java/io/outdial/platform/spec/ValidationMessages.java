package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationMessage;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.failure.Issue.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Turns what the schema validator found into an issue: keyword to kind, schema to {@code expected}, value to
 * {@code received}.
 */
@Singleton
class ValidationMessages {

    private final SpecDocument document;

    @Inject
    ValidationMessages(SpecDocument document) {
        this.document = document;
    }

    /** @param prefix where the checked value stands in the request: empty for the body, the name for a parameter */
    Issue word(List<String> prefix, ValidationMessage found) {
        List<String> path = new ArrayList<>(prefix);
        for (int i = 0; i < found.getInstanceLocation().getNameCount(); i++) {
            path.add(String.valueOf(found.getInstanceLocation().getElement(i)));
        }
        String received = type(found.getInstanceNode());
        String bound =
                found.getSchemaNode() == null ? "" : found.getSchemaNode().asText();
        return switch (found.getType()) {
            case "required" -> missing(path, found);
            case "type" ->
                new Issue(
                        path,
                        name(path) + " must be of type " + bound + ", not " + received,
                        bound,
                        received,
                        Kind.INVALID_TYPE);
            case "nullable" ->
                new Issue(path, name(path) + " must not be null", "a value", received, Kind.INVALID_TYPE);
            case "enum" -> {
                String values = values(found.getSchemaNode());
                yield new Issue(path, name(path) + " must be one of " + values, values, received, Kind.INVALID_VALUE);
            }
            case "format", "pattern" -> {
                if (bound.equals("int32") || bound.equals("int64")) {
                    yield beyond(path, bound, found.getInstanceNode(), received);
                }
                String format = format(found, bound);
                yield new Issue(path, name(path) + " must be a valid " + format, format, received, Kind.INVALID_FORMAT);
            }
            case "minLength" -> sized(path, "at least " + bound + " characters", received, Kind.TOO_SMALL);
            case "maxLength" -> sized(path, "at most " + bound + " characters", received, Kind.TOO_BIG);
            case "minItems" -> sized(path, "at least " + bound + " entries", received, Kind.TOO_SMALL);
            case "maxItems", "maxProperties" -> sized(path, "at most " + bound + " entries", received, Kind.TOO_BIG);
            case "minimum" -> sized(path, "at least " + bound, received, Kind.TOO_SMALL);
            case "maximum" -> sized(path, "at most " + bound, received, Kind.TOO_BIG);
            default -> new Issue(path, name(path) + " is not valid", found.getType(), received, Kind.CUSTOM);
        };
    }

    /** A query parameter that is not there. */
    static Issue missing(String parameter, String type) {
        return new Issue(List.of(parameter), parameter + " is required", type, Issue.UNDEFINED, Kind.INVALID_TYPE);
    }

    private Issue missing(List<String> path, ValidationMessage found) {
        String property = found.getProperty();
        path.add(property);
        String schema = found.getSchemaLocation().toString().replaceFirst("/required$", "/properties/" + property);
        String expected = SchemaTypes.of(document, document.at(SchemaLocation.of(schema)));
        return new Issue(path, name(path) + " is required", expected, Issue.UNDEFINED, Kind.INVALID_TYPE);
    }

    /** A value's format by name where the schema has one; a bare pattern is given as it stands. */
    private static String format(ValidationMessage found, String bound) {
        if ("format".equals(found.getType())) {
            return bound;
        }
        return bound.contains("[0-9a-fA-F]{8}-") ? "uuid" : "value of the form " + bound;
    }

    /** An integer that has more bits than its format. */
    private static Issue beyond(List<String> path, String format, JsonNode value, String received) {
        boolean isNegative = value.bigIntegerValue().signum() < 0;
        if (format.equals("int32")) {
            return isNegative
                    ? sized(path, "at least " + Integer.MIN_VALUE, received, Kind.TOO_SMALL)
                    : sized(path, "at most " + Integer.MAX_VALUE, received, Kind.TOO_BIG);
        }
        return isNegative
                ? sized(path, "at least " + Long.MIN_VALUE, received, Kind.TOO_SMALL)
                : sized(path, "at most " + Long.MAX_VALUE, received, Kind.TOO_BIG);
    }

    private static Issue sized(List<String> path, String bound, String received, Kind kind) {
        return new Issue(path, name(path) + " must have " + bound, bound, received, kind);
    }

    private static String name(List<String> path) {
        return path.isEmpty() ? "The body" : String.join(".", path);
    }

    private static String values(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .filter(value -> !value.isNull())
                .map(JsonNode::asText)
                .collect(Collectors.joining(" | "));
    }

    /** The JSON type, in JavaScript's words. */
    static String type(JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return Issue.UNDEFINED;
        }
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> "number";
            case OBJECT -> "object";
            default -> "string";
        };
    }
}
