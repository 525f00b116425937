package io.outdial.restrictions;

import static io.outdial.restrictions.ServiceFixture.request;
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
@QuarkusTestResource(DirectoryStub.class)
class CachedStatementsTest {

    @Inject
    Pool pool;

    @Test
    void statementsAreKept() {
        assertEquals(Set.of(), CachedStatements.missing(pool, CachedStatementsTest::restrict));
    }

    private static void restrict() {
        UUID campaign = UUID.randomUUID();
        UUID member = UUID.randomUUID();
        UUID source = UUID.randomUUID();
        DirectoryStub.knows(campaign, member, source);
        String id = request()
                .body("{\"memberId\":\"%s\",\"sourceId\":\"%s\"}".formatted(member, source))
                .post(CreateRestrictionTest.PATH, campaign)
                .then()
                .statusCode(200)
                .extract()
                .path("restriction.id");
        request().get(CreateRestrictionTest.PATH, campaign).then().statusCode(200);
        request().delete(CreateRestrictionTest.PATH + "/" + id, campaign).then().statusCode(200);
    }
}
