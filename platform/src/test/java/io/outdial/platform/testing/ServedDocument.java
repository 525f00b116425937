package io.outdial.platform.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract is what a service serves, byte for byte. To be extended with the document at the class. */
public abstract class ServedDocument {

    private final String document = Route.document(getClass());

    @ParameterizedTest
    @ValueSource(strings = {"{document}.yaml", "common.yaml"})
    public void theContractIsServedAsItStands(String file) throws IOException {
        String name = file.replace("{document}", document);
        byte[] served =
                given().get("/openapi/" + name).then().statusCode(200).extract().asByteArray();
        try (InputStream contract = ServedDocument.class.getResourceAsStream("/META-INF/resources/openapi/" + name)) {
            assertArrayEquals(contract.readAllBytes(), served);
        }
    }

    @Test
    public void aBrowserRevalidatesTheDocumentEachTime() {
        String changed = given().get("/openapi/" + document + ".yaml")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .header("Last-Modified");
        given().header("If-Modified-Since", changed)
                .get("/openapi/" + document + ".yaml")
                .then()
                .statusCode(304);
    }

    @Test
    public void theContractIsServedAsJsonToo() {
        Route first = Route.of(document).findFirst().orElseThrow();
        given().accept("application/json")
                .get("/openapi/document")
                .then()
                .statusCode(200)
                .body(
                        "paths.'%s'.%s.operationId"
                                .formatted(first.path(), first.method().toLowerCase(Locale.ROOT)),
                        equalTo(first.id()));
    }
}
