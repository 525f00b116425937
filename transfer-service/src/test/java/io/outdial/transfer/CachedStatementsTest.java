package io.outdial.transfer;

import static io.outdial.transfer.Requests.right;
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
        assertEquals(Set.of(), CachedStatements.missing(pool, CachedStatementsTest::walk));
    }

    private static void walk() {
        walk(Requests.ALL, "{\"name\":\"N\"}");
        UUID member = UUID.randomUUID();
        DirectoryStub.knows(member);
        walk(Requests.ALL_ROUTINGS, "{\"name\":\"N\",\"memberIds\":[\"%s\"]}".formatted(member));
    }

    private static void walk(String all, String body) {
        right().get(all).then().statusCode(200);
        String id = right().body(body)
                .post(all)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        right().get(all + "/" + id).then().statusCode(200);
        right().body("{\"name\":\"M\"}").patch(all + "/" + id).then().statusCode(200);
        right().delete(all + "/" + id).then().statusCode(200);
    }
}
