package io.outdial.outbound.cloudagent.coding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.json.BoundedJson;

/** Gathers the fields of one request; of equal names the first stays, but for lists, which a form repeats. */
final class FieldCollector {

    private final ObjectNode object = JsonNodeFactory.instance.objectNode();
    private int values;

    /** @throws Failure.Refused where there are more than any honest request has */
    void add(String name, JsonNode value) {
        if (++values > BoundedJson.MAX_ENTRIES) {
            throw new Failure.Refused(
                    ErrorCode.BAD_REQUEST, "The request has more than " + BoundedJson.MAX_ENTRIES + " fields");
        }
        object.putIfAbsent(name, value);
    }

    /** A field of a form, which writes a list as {@code name[]} or {@code name[0]} for each of its entries. */
    void add(String name, String value) {
        int bracket = name.indexOf('[');
        if (bracket > 0 && name.endsWith("]")) {
            add(name.substring(0, bracket), JsonNodeFactory.instance.arrayNode());
            addToList(name.substring(0, bracket), value);
        } else if (!name.isEmpty()) {
            add(name, TextNode.valueOf(value));
        }
    }

    private void addToList(String name, String entry) {
        if (object.get(name) instanceof ArrayNode entries) {
            entries.add(entry);
        }
    }

    ObjectNode object() {
        return object;
    }
}
