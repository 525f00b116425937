package io.outdial.outbound.cloudagent.coding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a request, whatever coding they came in. A name is found in any letter case, with or without
 * underscores ({@code apiKey} is {@code api_key}); where it is there more than once, the spelling that is asked for
 * counts, else the first. A value is read as text where text is meant, whatever JSON type it has.
 */
public final class Fields {

    private final JsonNode object;
    private Map<String, JsonNode> bySimpleName;

    /** @param object as the dialect has read the request */
    public Fields(JsonNode object) {
        this.object = object;
    }

    /**
     * As text without blanks around it; an array or object as JSON.
     *
     * @param name in the spelling of the page
     * @return null where the field is absent, empty where it is there without a value
     */
    public String text(String name) {
        JsonNode value = value(name);
        return value == null ? null : text(value);
    }

    /** Whether it is there and says {@code true}, in any letter case. */
    public boolean isTrue(String name) {
        return "true".equalsIgnoreCase(text(name));
    }

    /** The texts of an array, or those that one text separates by commas; empty ones are left out. */
    public List<String> list(String name) {
        JsonNode value = value(name);
        List<String> texts = new ArrayList<>();
        if (value == null) {
            return texts;
        }
        if (value.isArray()) {
            value.forEach(entry -> texts.add(text(entry)));
        } else {
            for (String entry : text(value).split(",", -1)) {
                texts.add(entry.strip());
            }
        }
        texts.removeIf(String::isEmpty);
        return texts;
    }

    /** As it came, null where it is absent. */
    public JsonNode value(String name) {
        JsonNode exact = object.get(name);
        return exact == null ? bySimpleName().get(simple(name)) : exact;
    }

    /**
     * All fields but those that have a meaning, as text under the names they came with, in that order.
     *
     * @param known {@linkplain #simple simple names}
     */
    public Map<String, String> others(Set<String> known) {
        Map<String, String> others = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!known.contains(simple(field.getKey()))) {
                others.put(field.getKey(), text(field.getValue()));
            }
        }
        return others;
    }

    /** What all spellings of a name have in common. */
    public static String simple(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private Map<String, JsonNode> bySimpleName() {
        if (bySimpleName == null) {
            Map<String, JsonNode> fields = new HashMap<>();
            object.properties().forEach(field -> fields.putIfAbsent(simple(field.getKey()), field.getValue()));
            bySimpleName = fields;
        }
        return bySimpleName;
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText().strip() : value.toString();
    }

    /** Shows neither a credential nor who is to be called. */
    @Override
    public String toString() {
        return "Fields[" + object.size() + "]";
    }
}
