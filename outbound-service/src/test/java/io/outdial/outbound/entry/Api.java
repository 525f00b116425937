package io.outdial.outbound.entry;

import static io.restassured.RestAssured.given;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.filter.Filter;
import io.restassured.specification.RequestSpecification;

/** Requests in the careCycle dialect, held against the document. */
public final class Api {

    private static final Filter STRICT = Spec.strict("outbound");
    private static final Filter ANSWERS = Spec.answersOnly("outbound");

    private Api() {}

    /** A request as the document wants it. */
    public static RequestSpecification right() {
        return given().filter(STRICT).contentType("application/json").header("x-api-key", TestEnvironment.KEY);
    }

    /** A request that may be wrong, by the key of whomever. */
    public static RequestSpecification by(String key) {
        return given().filter(ANSWERS).contentType("application/json").header("x-api-key", key);
    }

    public static RequestSpecification wrong() {
        return by(TestEnvironment.KEY);
    }
}
