package io.outdial.transfer.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.failure.Issue.Kind;
import io.outdial.platform.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Limits of the variables of a call. The document cannot express "any scalar", so they are checked here. */
final class VariableRule {

    static final int MAX = 100;
    static final int MAX_VALUE_LENGTH = 2_000;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private VariableRule() {}

    /** Empty if the variables may be used. */
    static List<Issue> check(Map<String, JsonNode> variables) {
        if (variables.size() > MAX) {
            String most = "at most " + MAX + " entries";
            return List.of(
                    new Issue(List.of("variables"), "variables must have " + most, most, "object", Kind.TOO_BIG));
        }
        List<Issue> issues = new ArrayList<>();
        variables.forEach((name, value) -> check(name, value, issues));
        return issues;
    }

    /** What of these can be variables: the first hundred of them, in the order of their names. */
    static Map<String, JsonNode> usable(Map<String, JsonNode> given) {
        Map<String, JsonNode> usable = new TreeMap<>();
        given.entrySet().stream()
                .filter(each -> check(Map.of(each.getKey(), each.getValue())).isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .limit(MAX)
                .forEach(each -> usable.put(each.getKey(), each.getValue()));
        return usable;
    }

    private static void check(String name, JsonNode value, List<Issue> issues) {
        List<String> path = List.of("variables", name);
        String received = value.getNodeType().name().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            issues.add(new Issue(
                    path,
                    "The name of a variable is a letter or _, then letters, digits or _, at most 64",
                    "a name such as order_id",
                    received,
                    Kind.INVALID_FORMAT));
        } else if (value.isContainerNode()) {
            issues.add(new Issue(
                    path,
                    "A variable must be a text, a number, true, false or null",
                    "string | number | boolean | null",
                    received,
                    Kind.INVALID_TYPE));
        } else if (CanonicalText.length(value.asText()) > (value.isNumber() ? MAX_NUMBER_LENGTH : MAX_VALUE_LENGTH)) {
            String most = "at most " + (value.isNumber() ? MAX_NUMBER_LENGTH : MAX_VALUE_LENGTH) + " characters";
            issues.add(new Issue(path, "A variable must have " + most, most, received, Kind.TOO_BIG));
        }
    }
}
