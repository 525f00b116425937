package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.failure.Issue.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what JSON can express and PostgreSQL cannot store: strings with a NUL character or half of a surrogate pair,
 * numbers beyond the range of a double. Nearly no body has such a fault, so paths are only built once one is found.
 */
public final class StorableText {

    private final Issues issues;
    private final List<String> path = new ArrayList<>();

    private StorableText(Issues issues) {
        this.issues = issues;
    }

    /** What cannot be stored, if anything. */
    public static List<Issue> check(JsonNode body) {
        Issues issues = new Issues();
        StorableText walk = new StorableText(issues);
        if (body.isContainerNode()) {
            walk.into(body);
        } else {
            walk.value(body, null);
        }
        return issues.reported();
    }

    private void into(JsonNode container) {
        if (container.isArray()) {
            for (int i = 0; i < container.size() && !issues.isFull(); i++) {
                JsonNode entry = container.get(i);
                if (!entry.isContainerNode()) {
                    value(entry, i);
                } else if (!entry.isEmpty()) {
                    path.add(Integer.toString(i));
                    into(entry);
                    path.remove(path.size() - 1);
                }
            }
            return;
        }
        for (Map.Entry<String, JsonNode> field : container.properties()) {
            if (issues.isFull()) {
                return;
            }
            if (!isStorable(field.getKey())) {
                issues.add(unstorable(null));
            } else if (!field.getValue().isContainerNode()) {
                value(field.getValue(), field.getKey());
            } else if (!field.getValue().isEmpty()) {
                path.add(field.getKey());
                into(field.getValue());
                path.remove(path.size() - 1);
            }
        }
    }

    /** @param step its name or index in its container; null where the body is a single value */
    private void value(JsonNode value, Object step) {
        if (value.isTextual()) {
            if (!isStorable(value.textValue())) {
                issues.add(unstorable(step));
            }
        } else if (TooLargeNumbers.isOne(value)) {
            issues.add(tooLarge(step));
        }
    }

    public static boolean isStorable(String text) {
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

    private Issue unstorable(Object step) {
        List<String> place = place(step);
        return new Issue(
                place,
                name(place) + " holds a NUL character or half a character",
                "text",
                "string",
                Kind.INVALID_FORMAT);
    }

    private Issue tooLarge(Object step) {
        List<String> place = place(step);
        return new Issue(
                place,
                name(place) + " is larger than any number that can be kept",
                "a number within 1.8e308 of zero",
                "number",
                Kind.TOO_BIG);
    }

    private List<String> place(Object step) {
        List<String> place = new ArrayList<>(path);
        if (step != null) {
            place.add(step.toString());
        }
        return List.copyOf(place);
    }

    private static String name(List<String> place) {
        return place.isEmpty() ? "The body" : String.join(".", place);
    }
}
