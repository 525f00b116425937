package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.failure.Issue.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses arrays and objects of more entries than the broadest operation takes in one request, because holding each entry against the schema keeps an event
 * loop busy.
 */
final class Breadth {

    static final int MOST_ENTRIES = 10_000;

    private Breadth() {}

    static List<Issue> check(JsonNode body) {
        List<Issue> issues = new ArrayList<>();
        walk(body, new ArrayList<>(), issues);
        return issues;
    }

    private static void walk(JsonNode node, List<String> path, List<Issue> issues) {
        if (node.size() > MOST_ENTRIES) {
            issues.add(new Issue(
                    List.copyOf(path),
                    (path.isEmpty() ? "The body" : String.join(".", path)) + " must have at most " + MOST_ENTRIES
                            + " entries",
                    "at most " + MOST_ENTRIES + " entries",
                    IssueWording.type(node),
                    Kind.TOO_BIG));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                into(node.get(i), Integer.toString(i), path, issues);
            }
        } else if (node.isObject()) {
            node.properties().forEach(field -> into(field.getValue(), field.getKey(), path, issues));
        }
    }

    private static void into(JsonNode child, String name, List<String> path, List<Issue> issues) {
        path.add(name);
        walk(child, path, issues);
        path.remove(path.size() - 1);
    }
}
