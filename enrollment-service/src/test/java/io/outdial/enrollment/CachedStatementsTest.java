package io.outdial.enrollment;

import static io.outdial.enrollment.Api.api;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.CachedStatements;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No request pays again for parsing and planning its statements: the connection knows them, however long they are. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class CachedStatementsTest {

    @Inject
    Pool pool;

    @Test
    void statementsAreKept() {
        assertEquals(Set.of(), CachedStatements.missing(pool, this::uploadAndLook));
    }

    private void uploadAndLook() {
        String lead = "{\"records\":[{\"phoneNumber\":\"%s\",\"externalId\":\"%s\",\"postalCode\":\"20001\"}]}"
                .formatted(Database.phone(), UUID.randomUUID());
        String id = api().body(lead)
                .post("/v2/leads/upload")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].id");
        api().get("/v2/customers?search=ada").then().statusCode(200);
        api().get("/v2/customers/" + id).then().statusCode(200);
    }
}
