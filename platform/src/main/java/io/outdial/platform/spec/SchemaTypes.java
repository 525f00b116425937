package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.SchemaLocation;
import java.util.Map;
import java.util.Set;

/** What a schema says about its value, with references resolved. */
final class SchemaTypes {

    /** The keywords of an id's schema: {@link IdText} covers them, or they constrain nothing. */
    private static final Set<String> OF_AN_ID = Set.of("type", "format", "pattern", "description", "example");

    private SchemaTypes() {}

    /** The JSON type it asks for. */
    static String of(SpecDocument document, JsonSchema schema) {
        return resolved(document, schema).path("type").asText("a value");
    }

    /** Whether it asks for an id and nothing else. */
    static boolean isId(SpecDocument document, JsonSchema schema) {
        JsonNode node = resolved(document, schema);
        return OF_AN_ID.containsAll(
                        node.properties().stream().map(Map.Entry::getKey).toList())
                && node.path("type").asText().equals("string")
                && node.path("pattern").asText().equals(IdText.PATTERN);
    }

    private static JsonNode resolved(SpecDocument document, JsonSchema schema) {
        JsonNode node = schema.getSchemaNode();
        if (node.has("$ref")) {
            String target = SchemaLocation.resolve(
                    schema.getSchemaLocation(), node.get("$ref").asText());
            return resolved(document, document.at(SchemaLocation.of(target)));
        }
        return node;
    }
}
