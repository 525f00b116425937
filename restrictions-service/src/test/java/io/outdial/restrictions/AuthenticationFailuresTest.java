package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The default handler is gone before Quarkus REST looks for it, and sorts the paths of all resources. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class AuthenticationFailuresTest {

    private static final int AFTER_QUARKUS_REST = 198;

    @Inject
    Probe probe;

    @Test
    void areNobodysToHandleBeforehand() {
        given().get("/v2/campaigns").then().statusCode(404);
        assertEquals("/v2/campaigns", probe.request());
        assertNull(probe.handler());
    }

    @ApplicationScoped
    static class Probe {

        private volatile String request;
        private volatile Object handler;

        String request() {
            return request;
        }

        Object handler() {
            return handler;
        }

        void register(@Observes Filters filters) {
            filters.register(
                    context -> {
                        request = context.request().path();
                        handler = context.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
                        context.next();
                    },
                    AFTER_QUARKUS_REST);
        }
    }
}
