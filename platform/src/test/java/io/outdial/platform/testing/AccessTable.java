package io.outdial.platform.testing;

import static org.hamcrest.Matchers.equalTo;

import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may not call what: every operation of the service's documents by everybody whom it does not let in. An operation
 * stands in this table as soon as it stands in a document. To be extended with the document at the class.
 */
public abstract class AccessTable {

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("unknown")
    public void whoIsUnknownIsRefused(Route route, Caller caller) {
        route.send(caller.request(route.document()))
                .then()
                .statusCode(401)
                .contentType("application/json")
                .body("code", equalTo("UNAUTHORIZED"))
                .body("message", equalTo("Missing or invalid credentials"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("byKey")
    public void aKeyWithoutThePermissionIsRefused(Route route) {
        Caller caller = Caller.key("no permission", TestEnvironment.KEY_WITHOUT_PERMISSIONS);
        route.send(caller.request(route.document()))
                .then()
                .statusCode(403)
                .contentType("application/json")
                .body("code", equalTo("FORBIDDEN"))
                .body("message", equalTo("These credentials do not carry the permission " + route.permission()));
    }

    public static Stream<Arguments> unknown(TestInfo test) {
        return Route.of(test).flatMap(route -> callers(route).map(caller -> Arguments.of(route, caller)));
    }

    public static Stream<Route> byKey(TestInfo test) {
        return Route.of(test).filter(Route::isByKey);
    }

    private static Stream<Caller> callers(Route route) {
        if (route.isInternal()) {
            return Caller.withoutServiceToken();
        }
        return route.isByKey() ? Caller.withoutKey() : Stream.empty();
    }
}
