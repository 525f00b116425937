package io.outdial.platform.testing;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;

/**
 * An operation of a service's documents, as a request is sent to it.
 *
 * @param document that describes it, by the name that {@link Spec} takes
 * @param permission that a caller needs
 * @param hasBody of JSON
 */
public record Route(String document, String id, String method, String path, String permission, boolean hasBody) {

    /** Those of the service that the test is about. */
    public static Stream<Route> of(TestInfo test) {
        return of(document(test));
    }

    static String document(TestInfo test) {
        return document(test.getTestClass().orElseThrow());
    }

    static String document(Class<?> test) {
        return test.getAnnotation(ServiceDocument.class).value();
    }

    /** Those of the document that a service serves, and of the one that only the other services use. */
    public static Stream<Route> of(String document) {
        return DocumentPlaces.of(document).stream().flatMap(places -> places.operations().stream()
                .filter(Route::isServed)
                .map(operation -> new Route(
                        operation.path().startsWith("/internal/") ? "openapi-internal/" + document : document,
                        operation.id(),
                        operation.method(),
                        operation.path(),
                        operation.node().path("x-outdial-permission").asText(),
                        operation.node().at("/requestBody/content").has("application/json"))));
    }

    /** The baseline of a benchmark is there in a benchmark only. */
    static boolean isServed(DocumentPlaces.Operation operation) {
        return !operation.path().matches(".*/baseline-decision");
    }

    /** In the careCycle dialect, by an API key. */
    public boolean isByKey() {
        return permission.matches("[a-z]+:(read|write)") && path.startsWith("/v2/");
    }

    /** In the careCycle dialect, by the token that services show each other. */
    public boolean isInternal() {
        return path.startsWith("/internal/");
    }

    /** Whether a request of this method and path comes to the route, braces in its path being as good as an id. */
    boolean takes(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && otherPath.matches(path.replaceAll("\\{\\w+}", "[^/]+"));
    }

    /** With an id that nobody has wherever the path takes one. */
    public String filledPath() {
        return path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    /** An empty object where a body is due; a colon in the path stays one. */
    public Response send(RequestSpecification request) {
        RequestSpecification ready = request.urlEncodingEnabled(false).contentType("application/json");
        return (hasBody ? ready.body("{}") : ready).request(method, filledPath());
    }

    @Override
    public String toString() {
        return id;
    }
}
