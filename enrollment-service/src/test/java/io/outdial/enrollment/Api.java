package io.outdial.enrollment;

import static io.restassured.RestAssured.given;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.filter.Filter;
import io.restassured.specification.RequestSpecification;

/** Requests of a test, held against the document. */
public final class Api {

    private static final Filter STRICT = Spec.strict("enrollment");
    private static final Filter ANSWERS = Spec.answersOnly("enrollment");

    private Api() {}

    /** A request as the document wants it, by the client whose data the tests look at. */
    public static RequestSpecification api() {
        return api(TestEnvironment.KEY);
    }

    public static RequestSpecification api(String key) {
        return given().filter(STRICT).contentType("application/json").header("x-api-key", key);
    }

    /** A request that is wrong on purpose. */
    public static RequestSpecification wrong() {
        return given().filter(ANSWERS).contentType("application/json").header("x-api-key", TestEnvironment.KEY);
    }
}
