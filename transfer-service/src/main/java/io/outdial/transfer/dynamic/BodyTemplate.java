package io.outdial.transfer.dynamic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;

/**
 * A JSON body with placeholders in its texts. Values are put into the tree, never into its text, so no quotation mark
 * in a value can end a string. A text that is one placeholder and nothing else becomes the value with its own JSON
 * type, null where it is not known. Keys stay as they are.
 */
public final class BodyTemplate {

    private BodyTemplate() {}

    public static JsonNode fill(JsonNode template, PlaceholderValues values) {
        if (template.isTextual()) {
            return text(template.textValue(), values);
        }
        if (template.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            template.forEach(entry -> filled.add(fill(entry, values)));
            return filled;
        }
        if (template.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            template.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue(), values)));
            return filled;
        }
        return template;
    }

    private static JsonNode text(String template, PlaceholderValues values) {
        String filled = values.fill(template, UnaryOperator.identity());
        String only = PlaceholderValues.onlyPlaceholder(template);
        JsonNode value = only == null ? TextNode.valueOf(filled) : values.value(only);
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }
}
