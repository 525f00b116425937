package io.outdial.transfer;

import static io.restassured.RestAssured.given;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.filter.Filter;
import io.restassured.specification.RequestSpecification;

/** How the tests call the service. */
public final class Requests {

    public static final String ALL = "/v2/campaigns/transfer-configs";
    public static final String PATH = ALL + "/{id}";
    public static final String ALL_ROUTINGS = "/v2/campaigns/routing-configs";
    public static final String ROUTING = ALL_ROUTINGS + "/{id}";

    private static final Filter STRICT = Spec.strict("transfer");
    private static final Filter ANSWERS_ONLY = Spec.answersOnly("transfer");

    private Requests() {}

    /** Request and answer must be as the document says. */
    public static RequestSpecification right() {
        return bare().header("x-api-key", TestEnvironment.KEY).filter(STRICT);
    }

    /** The request is wrong on purpose; the answer must be as the document says. */
    public static RequestSpecification wrong() {
        return bare().header("x-api-key", TestEnvironment.KEY).filter(ANSWERS_ONLY);
    }

    /** With another key than the usual one. */
    public static RequestSpecification as(String key) {
        return bare().header("x-api-key", key).filter(ANSWERS_ONLY);
    }

    public static RequestSpecification bare() {
        return given().contentType("application/json");
    }
}
