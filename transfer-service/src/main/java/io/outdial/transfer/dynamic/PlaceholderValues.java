package io.outdial.transfer.dynamic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of the placeholders of one ping, {@code {{name}}}. Collects the unknown ones. An inserted value is never
 * searched for placeholders.
 */
public final class PlaceholderValues {

    /** More than any legitimate ping needs. Otherwise a body of placeholders could grow to a hundred times its size. */
    private static final int MAX_CHARACTERS = 256 * 1024;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.-]{1,100})\\s*}}");

    private final Map<String, JsonNode> values;
    private final Set<String> unknown = new TreeSet<>();
    private int characters;

    /** @param values by the name that stands between the braces */
    public PlaceholderValues(Map<String, JsonNode> values) {
        this.values = Map.copyOf(values);
    }

    /** The name, if the template is one placeholder and nothing else; else null. */
    static String onlyPlaceholder(String template) {
        Matcher whole = PLACEHOLDER.matcher(template);
        return whole.matches() ? whole.group(1) : null;
    }

    /** With its own JSON type; missing where it is not known. */
    JsonNode value(String name) {
        JsonNode value = values.get(name);
        if (value == null) {
            unknown.add(name);
            return MissingNode.getInstance();
        }
        return value;
    }

    /**
     * The template with its placeholders replaced; what is not known is replaced by nothing.
     *
     * @param escape what is done to a value so that it stays one where it is put
     * @throws TooLong beyond what one ping may hold
     */
    String fill(String template, UnaryOperator<String> escape) {
        Matcher placeholders = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        int end = 0;
        while (placeholders.find()) {
            append(filled, template.substring(end, placeholders.start()));
            append(filled, escape.apply(text(value(placeholders.group(1)))));
            end = placeholders.end();
        }
        append(filled, template.substring(end));
        return filled.toString();
    }

    private void append(StringBuilder filled, String part) {
        characters += part.length();
        if (characters > MAX_CHARACTERS) {
            throw new TooLong();
        }
        filled.append(part);
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return Math.abs((long) number.scale()) > 100 ? number.toString() : number.toPlainString();
        }
        return value.asText();
    }

    /** In alphabetical order. */
    public Set<String> unknown() {
        return unknown;
    }

    /** The ping would be larger than any that is sent. */
    public static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("the ping is too large once its placeholders are filled", null, false, false);
        }
    }
}
