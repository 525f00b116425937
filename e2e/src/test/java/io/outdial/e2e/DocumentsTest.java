package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API documents as a browser gets them, and that they speak of what is there. */
@OnSharedProduct
class DocumentsTest {

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
    void everyOperationIsBehindTheGateway(String name) {
        List<ApiOperation> operations = ApiOperation.of(product, name);

        assertFalse(operations.isEmpty());
        for (ApiOperation operation : operations) {
            String path = operation.path().replaceAll("\\{[^}]+}", "497f6eca-6276-4993-bfeb-53cbbbba6f08");
            Answer answer = product.anonymous().send(operation.method(), path, "{}");
            assertNotEquals(404, answer.status(), () -> operation + ": " + answer);
            assertNotEquals(405, answer.status(), () -> operation + ": " + answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"restrictions", "transfer", "enrollment", "outbound", "common"})
    void whatIsNotForClientsIsInNoDocument(String name) {
        Answer answer = product.anonymous().get("/openapi/" + name + ".yaml");

        for (String inner : List.of("/internal/", "baseline-decision", "x-outdial-service-token")) {
            assertFalse(answer.body().contains(inner), inner);
        }
        assertEquals("no-cache", answer.headers().firstValue("Cache-Control").orElse(null));
    }

    @Test
    void theyCanBeBrowsed() {
        assertEquals(302, product.anonymous().get("/docs").status());
        Answer page = product.anonymous().get("/docs/");
        assertEquals(200, page.status());
        assertTrue(page.body().contains("swagger-ui"), page.body());
        String script = product.anonymous().get("/docs/outdial.js").body();
        for (String name : List.of("restrictions", "transfer", "enrollment", "outbound")) {
            assertTrue(script.contains("/openapi/" + name + ".yaml"), script);
        }
        assertEquals(200, product.anonymous().get("/docs/swagger-ui-bundle.js").status());
    }

    private JsonNode document(String name) {
        return ApiOperation.document(product, name);
    }
}
