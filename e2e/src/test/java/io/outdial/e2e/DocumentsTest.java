package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The API documents as a browser gets them, and that they speak of what is there. */
@ExtendWith(SharedProduct.class)
class DocumentsTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Product product;

    DocumentsTest(Product product) {
        this.product = product;
    }

    @ParameterizedTest
    @ValueSource(strings = {"restrictions", "transfer", "enrollment", "outbound", "common"})
    void everyReferenceLeadsSomewhere(String name) {
        JsonNode document = document(name);
        JsonNode common = document("common");

        assertTrue(document.path("openapi").asText().startsWith("3."), name);
        for (JsonNode reference : document.findValues("$ref")) {
            String[] parts = reference.asText().split("#", 2);
            JsonNode target = parts[0].isEmpty() ? document : common;
            assertTrue(parts[0].isEmpty() || parts[0].equals("common.yaml"), reference.asText());
            assertFalse(target.at(JsonPointer.compile(parts[1])).isMissingNode(), reference.asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"restrictions", "transfer", "enrollment", "outbound"})
    void everyOperationIsBehindTheGatewayUnlessItIsInternal(String name) {
        List<String> operations = new ArrayList<>();
        document(name).path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertFalse(operations.isEmpty());
        for (String operation : operations) {
            String[] parts = operation.split(" ", 2);
            String path = parts[1].replaceAll("\\{[^}]+}", "497f6eca-6276-4993-bfeb-53cbbbba6f08");
            Answer answer = product.nobody().send(parts[0], path, "{}");
            if (path.startsWith("/internal/")) {
                assertEquals(404, answer.status(), operation);
            } else {
                assertNotEquals(404, answer.status(), operation + ": " + answer);
                assertNotEquals(405, answer.status(), operation + ": " + answer);
            }
        }
    }

    @Test
    void theyCanBeBrowsed() {
        assertEquals(302, product.nobody().get("/docs").status());
        Answer page = product.nobody().get("/docs/");
        assertEquals(200, page.status());
        assertTrue(page.body().contains("swagger-ui"), page.body());
        String script = product.nobody().get("/docs/outdial.js").body();
        for (String name : List.of("restrictions", "transfer", "enrollment", "outbound")) {
            assertTrue(script.contains("/openapi/" + name + ".yaml"), script);
        }
        assertEquals(200, product.nobody().get("/docs/swagger-ui-bundle.js").status());
    }

    private JsonNode document(String name) {
        Answer answer = product.nobody().get("/openapi/" + name + ".yaml");
        assertEquals(200, answer.status(), name);
        Object parsed = new Yaml().load(answer.body());
        return new ObjectMapper().valueToTree(parsed);
    }
}
