package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Numbers such as {@code 1e400}, which JSON can express and a double cannot hold. Unchanged parts are recognised by
 * identity: comparing by value would walk the whole body again.
 */
@SuppressWarnings("ReferenceEquality")
final class TooLargeNumbers {

    private TooLargeNumbers() {}

    static boolean isOne(JsonNode node) {
        return node.isFloatingPointNumber() && Double.isInfinite(node.doubleValue());
    }

    /**
     * The body with null in their place: the schema validator fails where it compares one with the values of an enum.
     * {@link StorableText} reports them. Only containers that hold one are copied.
     */
    static JsonNode leftOut(JsonNode body) {
        if (isOne(body)) {
            return NullNode.getInstance();
        }
        if (body instanceof ArrayNode array) {
            return leftOut(array);
        }
        return body instanceof ObjectNode object ? leftOut(object) : body;
    }

    private static ArrayNode leftOut(ArrayNode array) {
        ArrayNode copy = null;
        for (int i = 0; i < array.size(); i++) {
            JsonNode entry = array.get(i);
            JsonNode without = leftOut(entry);
            if (without != entry) {
                copy = copy == null ? array.arrayNode(array.size()).addAll(array) : copy;
                copy.set(i, without);
            }
        }
        return copy == null ? array : copy;
    }

    private static ObjectNode leftOut(ObjectNode object) {
        ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode without = leftOut(field.getValue());
            if (without != field.getValue()) {
                copy = copy == null ? object.objectNode().setAll(object) : copy;
                copy.set(field.getKey(), without);
            }
        }
        return copy == null ? object : copy;
    }
}
