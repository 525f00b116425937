package io.outdial.transfer.dynamic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dotted path into a JSON answer: {@code destination.numbers[0].value}; an index may also stand between dots,
 * {@code numbers.0.value}.
 */
public final class FieldPath {

    private static final Pattern STEP = Pattern.compile("([^\\[\\]]*)((?:\\[[0-9]{1,6}])*)");
    private static final Pattern INDEX = Pattern.compile("\\[([0-9]+)]");

    private FieldPath() {}

    /** Missing where the path leads nowhere, or is none. */
    public static JsonNode find(JsonNode answer, String path) {
        JsonNode at = answer;
        for (String step : path.split("\\.", -1)) {
            Matcher parts = STEP.matcher(step);
            if (!parts.matches()) {
                return MissingNode.getInstance();
            }
            if (!parts.group(1).isEmpty() || parts.group(2).isEmpty()) {
                at = enter(at, parts.group(1));
            }
            Matcher indexes = INDEX.matcher(parts.group(2));
            while (indexes.find()) {
                at = at.path(Integer.parseInt(indexes.group(1)));
            }
        }
        return at;
    }

    private static JsonNode enter(JsonNode node, String name) {
        return node.isArray() && name.matches("[0-9]{1,6}") ? node.path(Integer.parseInt(name)) : node.path(name);
    }
}
