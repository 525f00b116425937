package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.SchemaLocation;

/** The JSON type that a schema wants, wherever it is spelt out. */
final class SchemaTypes {

    private SchemaTypes() {}

    static String of(SpecDocument document, JsonSchema schema) {
        JsonNode node = schema.getSchemaNode();
        if (node.has("$ref")) {
            String target = SchemaLocation.resolve(
                    schema.getSchemaLocation(), node.get("$ref").asText());
            return of(document, document.at(SchemaLocation.of(target)));
        }
        return node.path("type").asText("a value");
    }
}
