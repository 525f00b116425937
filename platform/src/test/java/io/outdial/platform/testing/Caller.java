package io.outdial.platform.testing;

import static io.restassured.RestAssured.given;

import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.registry.ApiKeys;
import io.restassured.specification.RequestSpecification;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Somebody who calls a service, by the credentials that come with the request. */
public record Caller(String name, UnaryOperator<RequestSpecification> credentials) {

    /** Whoever an API key would let in, by something that is no key of anybody. */
    public static Stream<Caller> withoutKey() {
        return Stream.concat(
                Stream.of(
                        new Caller("no credentials", request -> request),
                        new Caller("a bearer token", request -> request.header("Authorization", "Bearer x")),
                        new Caller("an agent's login", request -> request.auth()
                                .preemptive()
                                .basic(TestEnvironment.AGENT_USER, TestEnvironment.AGENT_PASSWORD)),
                        new Caller(
                                "two keys",
                                request -> request.header("x-api-key", TestEnvironment.KEY, TestEnvironment.KEY))),
                Stream.of(
                        key("an empty key", ""),
                        key("a prefix alone", "cc_"),
                        key("a key of zeros", "cc_" + "0".repeat(32)),
                        key("a new key", ApiKeys.generate()),
                        key("a longer key", TestEnvironment.KEY + "x"),
                        key("a shorter key", TestEnvironment.KEY.substring(0, TestEnvironment.KEY.length() - 1)),
                        key("an expired key", TestEnvironment.EXPIRED_KEY),
                        key("a revoked key", TestEnvironment.REVOKED_KEY),
                        key("the service token", TestEnvironment.SERVICE_TOKEN)));
    }

    /** Whoever the service token would let in, by something else. */
    public static Stream<Caller> withoutServiceToken() {
        return Stream.of(
                new Caller("no credentials", request -> request),
                key("an API key", TestEnvironment.KEY),
                new Caller(
                        "another token",
                        request -> request.header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN + "x")),
                new Caller("a key as token", request -> request.header(ServiceToken.HEADER, TestEnvironment.KEY)),
                new Caller("an empty token", request -> request.header(ServiceToken.HEADER, "")));
    }

    public static Caller key(String name, String key) {
        return new Caller(name, request -> request.header("x-api-key", key));
    }

    /** Who may call the route. */
    public static Caller of(Route route) {
        return route.isInternal()
                ? new Caller("a service", request -> request.header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN))
                : key("a good key", TestEnvironment.KEY);
    }

    /** A request of the caller whose answer is held against the document. */
    public RequestSpecification request(String document) {
        return credentials.apply(given().filter(Spec.answersOnly(document)));
    }

    @Override
    public String toString() {
        return name;
    }
}
