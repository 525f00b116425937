package io.outdial.platform.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;

/** What stands in the head of an answer, whoever gives it. */
public final class AnswerHeaders {

    private AnswerHeaders() {}

    public static ValidatableResponse assertIn(ValidatableResponse answer) {
        return answer.header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    /**
     * Of the answer to a request with an empty object, without credentials.
     *
     * @param allow null for an answer that does not have this header
     * @param challenge likewise
     */
    public static void assertIn(String method, String path, int status, String allow, String challenge) {
        assertIn(given().contentType("application/json")
                        .body("{}")
                        .request(method, path)
                        .then()
                        .statusCode(status))
                .header("Allow", allow == null ? nullValue(String.class) : equalTo(allow))
                .header("WWW-Authenticate", challenge == null ? nullValue(String.class) : equalTo(challenge));
    }
}
