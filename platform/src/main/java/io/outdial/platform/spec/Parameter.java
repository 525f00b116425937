package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * A parameter of the path, the headers or the query string.
 *
 * @param type the JSON type that its schema asks for
 * @param isId whether its schema asks for an id and nothing else
 * @param aliases {@code x-outdial-aliases}: names it is also read by
 */
public record Parameter(
        String name, JsonSchema schema, boolean required, String type, boolean isId, List<String> aliases) {

    /**
     * More digits than any number that a parameter allows; parsing takes time that grows with the square of the length.
     */
    private static final int MAX_NUMBER_LENGTH = 20;

    /**
     * Whether the text is certainly valid; where this is false, the schema decides. Nearly every path contains ids, and
     * validating them by schema would take a fifth of the time of a fast request.
     */
    boolean isTriviallyValid(String text) {
        return isId && IdText.isId(text);
    }

    /** The text as a value of the type, or as text where it is none of that type, so that the schema refuses it. */
    JsonNode read(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            return TextNode.valueOf(text);
        }
        try {
            return switch (type) {
                case "integer" -> BigIntegerNode.valueOf(new BigInteger(text));
                case "number" -> DecimalNode.valueOf(new BigDecimal(text));
                case "boolean" ->
                    "true".equals(text) || "false".equals(text)
                            ? BooleanNode.valueOf(Boolean.parseBoolean(text))
                            : TextNode.valueOf(text);
                default -> TextNode.valueOf(text);
            };
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }
}
