package io.outdial.platform.testing;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What no client should send, to every careCycle operation of the service's documents: refused in the dialect, with the
 * headers that every answer has. An operation stands in this table as soon as it stands in a document. To be extended
 * with the document at the class.
 */
public abstract class BadInputTable {

    private static final Pattern ID = Pattern.compile("\\{(\\w+)}");

    private static final String ANY_ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

    private static final List<String> WRONG_IDS = List.of(
            "7",
            "not-a-uuid",
            "497f6eca-6276-9993-bfeb-53cbbbba6f08",
            "497f6eca-6276-4993-cfeb-53cbbbba6f08",
            "497f6eca62764993bfeb53cbbbba6f08",
            "1-1-1-1-1");

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongValues")
    public void everyWrongValueIsNamed(WrongValues request) {
        request.assertRefused(TestEnvironment.KEY);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("malformedBodies")
    public void aBodyThatIsNoJsonIsRefused(Route route, String body) {
        refused(request(route).contentType("application/json").body(body), route.method(), route.filledPath(), 400)
                .body("code", equalTo("BAD_REQUEST"))
                .body("message", startsWith("The body is "));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("otherContentTypes")
    public void anotherContentTypeIsRefused(Route route, String type) {
        RequestSpecification request =
                request(route).config(config(type)).header("Content-Type", type).body("name=N");
        refused(request, route.method(), route.filledPath(), 415).body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("otherMethods")
    public void anotherMethodIsRefused(Route route, String method) {
        refused(request(route).contentType("application/json").body("{}"), method, route.filledPath(), 405)
                .header("Allow", containsString(route.method()))
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    public void aPathBelowItIsNotThere(Route route) {
        refused(
                        request(route).contentType("application/json"),
                        route.method(),
                        route.filledPath() + "/no-such/path",
                        404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @ParameterizedTest(name = "{0} with {1} for {2}")
    @MethodSource("wrongIds")
    public void anIdThatIsNoneIsNamed(Route route, String value, String name) {
        String path = route.path().replace("{" + name + "}", value).replaceAll("\\{\\w+}", ANY_ID);
        RequestSpecification request = request(route).contentType("application/json");
        refused(route.hasBody() ? request.body("{}") : request, route.method(), path, 422)
                .body("code", equalTo("VALIDATION_ERROR"))
                .body("errors.path", hasItem(List.of(name)));
    }

    /** No document lists the refusals of the protocol. */
    private static RequestSpecification request(Route route) {
        return Caller.of(route).credentials().apply(RestAssured.given()).urlEncodingEnabled(false);
    }

    private static ValidatableResponse refused(RequestSpecification request, String method, String path, int status) {
        return AnswerHeaders.assertIn(
                request.request(method, path).then().statusCode(status).contentType(startsWith("application/json")));
    }

    /** Lets the content type stand as it is given, also where REST-assured would write the body in another way. */
    private static RestAssuredConfig config(String type) {
        return RestAssured.config()
                .encoderConfig(encoderConfig()
                        .encodeContentTypeAs(type, ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false));
    }

    public static Stream<WrongValues> wrongValues(TestInfo test) {
        return WrongValues.of(Route.document(test));
    }

    public static Stream<Route> routes(TestInfo test) {
        return Route.of(test).filter(route -> route.isByKey() || route.isInternal());
    }

    public static Stream<Arguments> malformedBodies(TestInfo test) {
        return withEach(
                routes(test).filter(Route::hasBody),
                "{",
                "{'name':'N'}",
                "name=N",
                "{\"name\":\"N\"} {\"name\":\"M\"}",
                "{\"name\":NaN}",
                "{\"name\":\"\u0001\"}",
                "{\"x\":".repeat(600) + "1" + "}".repeat(600));
    }

    public static Stream<Arguments> otherContentTypes(TestInfo test) {
        return withEach(
                routes(test).filter(Route::hasBody),
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/octet-stream");
    }

    /** Once a path: the others that a more general path does not take. */
    public static Stream<Arguments> otherMethods(TestInfo test) {
        List<Route> routes = routes(test).toList();
        Map<String, Route> paths =
                routes.stream().collect(Collectors.toMap(Route::path, Function.identity(), (first, next) -> first));
        return paths.values().stream().flatMap(route -> Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
                .filter(method -> routes.stream().noneMatch(other -> other.takes(method, route.path())))
                .map(method -> Arguments.of(route, method)));
    }

    public static Stream<Arguments> wrongIds(TestInfo test) {
        return routes(test).flatMap(route -> ID.matcher(route.path()).results().flatMap(id -> WRONG_IDS.stream()
                .filter(value -> !isHandle(id.group(1), value))
                .map(value -> Arguments.of(route, value, id.group(1)))));
    }

    /** Records have numbers for ids. */
    private static boolean isHandle(String name, String value) {
        return name.equals("handle") && value.matches("[0-9]+");
    }

    private static Stream<Arguments> withEach(Stream<Route> routes, String... values) {
        return routes.flatMap(route -> Stream.of(values).map(value -> Arguments.of(route, value)));
    }
}
