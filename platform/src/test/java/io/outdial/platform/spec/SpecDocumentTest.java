package io.outdial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import io.outdial.platform.dialect.HomeDialect;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpecDocumentTest {

    private final SpecDocument document = new SpecDocument("restrictions", List.of(new HomeDialect()));

    /** A copy for each schema once took more memory than all else. */
    @Test
    void isInMemoryOnce() {
        Set<JsonNode> copies = Collections.newSetFromMap(new IdentityHashMap<>());
        document.operations().stream()
                .flatMap(operation -> Stream.concat(
                        Stream.ofNullable(operation.body()),
                        operation.queryParameters().stream().map(Parameter::schema)))
                .map(JsonSchema::findSchemaResourceRoot)
                .filter(root -> root.getSchemaLocation().toString().contains("resources/openapi/restrictions.yaml"))
                .forEach(root -> copies.add(root.getSchemaNode()));
        assertEquals(1, copies.size());
    }

    @Test
    void aSchemaIsFoundByItsName() {
        JsonSchema schema = document.schema("CreateAgentSourceRestriction");
        assertNotNull(schema.getSchemaNode().get("properties"));
        assertSame(
                schema.getSchemaNode(),
                document.schema("CreateAgentSourceRestriction").getSchemaNode());
    }
}
