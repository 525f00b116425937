package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.failure.Issue.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what JSON can spell and nothing can keep: strings with a NUL character or half of a surrogate pair, numbers beyond the largest that is read as a number.
 */
final class StorableText {

    private StorableText() {}

    static List<Issue> check(JsonNode body) {
        List<Issue> issues = new ArrayList<>();
        walk(body, List.of(), issues);
        return issues;
    }

    private static void walk(JsonNode node, List<String> path, List<Issue> issues) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            issues.add(issue(path));
        } else if (node.isFloatingPointNumber() && Double.isInfinite(node.doubleValue())) {
            issues.add(tooLarge(path));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), with(path, Integer.toString(i)), issues);
            }
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                if (isStorable(field.getKey())) {
                    walk(field.getValue(), with(path, field.getKey()), issues);
                } else {
                    issues.add(issue(path));
                }
            });
        }
    }

    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static Issue issue(List<String> path) {
        return new Issue(
                path,
                (path.isEmpty() ? "The body" : String.join(".", path)) + " holds a NUL character or half a character",
                "text",
                "string",
                Kind.INVALID_FORMAT);
    }

    private static Issue tooLarge(List<String> path) {
        return new Issue(
                path,
                (path.isEmpty() ? "The body" : String.join(".", path)) + " is larger than any number that can be kept",
                "a number within 1.8e308 of zero",
                "number",
                Kind.TOO_BIG);
    }

    private static List<String> with(List<String> path, String next) {
        List<String> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }
}
