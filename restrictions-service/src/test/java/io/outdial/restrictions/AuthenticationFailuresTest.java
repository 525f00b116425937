package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.access.AuthenticationFailures;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Requests are given the platform's handler before Quarkus REST looks for the default one. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class AuthenticationFailuresTest {

    private static final int AFTER_QUARKUS_REST = 198;

    @Inject
    Probe probe;

    @Test
    void areThePlatformsToHandle() {
        given().get("/v2/campaigns").then().statusCode(404);
        assertEquals(AuthenticationFailures.class, probe.handler().getClass().getNestHost());
    }

    @ApplicationScoped
    static class Probe {

        private volatile Object handler;

        Object handler() {
            return handler;
        }

        void register(@Observes Filters filters) {
            filters.register(
                    context -> {
                        handler = context.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
                        context.next();
                    },
                    AFTER_QUARKUS_REST);
        }
    }
}
