package io.outdial.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.access.ServiceToken;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A request to a careCycle operation with one wrong value in every place of its body and its query where the document
 * asks for something else: a number out of range, or in place of a text, or no date.
 *
 * @param value as it stands in the body
 * @param faults the places that the answer has to name
 */
public record WrongValues(
        String operationId,
        String method,
        String path,
        boolean isInternal,
        String value,
        String body,
        List<String> query,
        Set<List<String>> faults) {

    /** Beyond a double, beyond 64 bits, no integer; none of them a text, a flag or one of an enum. */
    private static final List<String> NUMBERS = List.of("1e400", "-1e400", "123456789012345678901234567890", "0.1");

    private static final List<String> DATES = List.of(
            "2030-01-31 18:00:00Z",
            "2030",
            "2030-02-30T00:00:00Z",
            "2030-01-31T24:00:00Z",
            "2030-01-31T18:00:00+19:00",
            "9999-12-31T23:59:59-01:00");

    /** Every operation of the document with every value that is wrong somewhere in it. */
    public static Stream<WrongValues> of(String document) {
        return DocumentPlaces.of(document).stream().flatMap(WrongValues::of).filter(WrongValues::isWrongSomewhere);
    }

    private static Stream<WrongValues> of(DocumentPlaces places) {
        return Stream.concat(NUMBERS.stream(), DATES.stream().map(date -> '"' + date + '"'))
                .flatMap(value -> places.operations().stream()
                        .filter(operation -> operation.path().startsWith("/v2/")
                                || operation.path().startsWith("/internal/"))
                        .filter(Route::isServed)
                        .map(operation -> of(places, operation, value)));
    }

    private static WrongValues of(DocumentPlaces places, DocumentPlaces.Operation operation, String value) {
        Set<List<String>> faults = new HashSet<>();
        String body = places.body(operation, value, faults);
        List<String> query = places.query(operation, value);
        query.forEach(name -> faults.add(List.of(name)));
        return new WrongValues(
                operation.id(),
                operation.method(),
                operation.path(),
                operation.path().startsWith("/internal/"),
                value,
                body,
                query,
                faults);
    }

    private boolean isWrongSomewhere() {
        return !faults.isEmpty();
    }

    /** 422 that names every one of the places, and no other answer. */
    public void assertRefused(String apiKey) {
        Response answer = send(apiKey);
        assertEquals(422, answer.statusCode(), () -> this + ": " + answer.asString());
        assertEquals("VALIDATION_ERROR", answer.path("code"));
        Set<List<String>> missing = new HashSet<>(faults);
        missing.removeAll(new HashSet<>(answer.<List<List<String>>>path("errors.path")));
        assertTrue(missing.isEmpty(), () -> this + " is not told of " + missing + ": " + answer.asString());
    }

    private Response send(String apiKey) {
        // A colon in a path stays one
        RequestSpecification request = given().urlEncodingEnabled(false)
                .contentType("application/json")
                .header(
                        isInternal ? ServiceToken.HEADER : "x-api-key",
                        isInternal ? TestEnvironment.SERVICE_TOKEN : apiKey);
        query.forEach(name -> request.queryParam(name, value));
        if (body != null) {
            request.body(body);
        }
        return request.request(
                method, path.replaceAll("\\{\\w+}", UUID.randomUUID().toString()));
    }

    @Override
    public String toString() {
        return operationId + " with " + value;
    }
}
