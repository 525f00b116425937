package io.outdial.transfer.routing;

import static io.outdial.transfer.Requests.ALL;
import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.ROUTING;
import static io.outdial.transfer.Requests.right;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.DirectoryStub;
import io.outdial.transfer.StoredConfigs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class DeleteRoutingConfigTest {

    private static final int RACES = 15;

    final StoredConfigs stored = new StoredConfigs();

    @Test
    void itIsAnsweredAsItWasAndGone() {
        UUID id = stored.routingConfig(TestEnvironment.CLIENT);
        String before = right().get(ROUTING, id).asString();
        Response deleted = right().delete(ROUTING, id);
        assertEquals(200, deleted.statusCode());
        assertEquals(before, deleted.asString());
        right().get(ROUTING, id).then().statusCode(404).body("message", equalTo("No routing config with this id"));
        right().delete(ROUTING, id).then().statusCode(404).body("message", equalTo("No routing config with this id"));
    }

    @Test
    void aRepetitionIsAnsweredAsTheFirst() {
        UUID id = stored.routingConfig(TestEnvironment.CLIENT);
        String key = UUID.randomUUID().toString();
        Response first = right().header("Idempotency-Key", key).delete(ROUTING, id);
        Response second = right().header("Idempotency-Key", key).delete(ROUTING, id);
        assertEquals(200, second.statusCode());
        assertEquals(first.asString(), second.asString());
        right().header("Idempotency-Key", key)
                .delete(ROUTING, stored.routingConfig(TestEnvironment.CLIENT))
                .then()
                .statusCode(422);
    }

    @Test
    void oneThatIsNamedStays() {
        UUID routing = stored.routingConfig(TestEnvironment.CLIENT);
        String config = make(routing).then().statusCode(200).extract().path("transferConfig.id");
        inUse(right().delete(ROUTING, routing));
        right().get(ROUTING, routing).then().statusCode(200);
        right().body("{\"routingConfigId\":null}").patch(PATH, config).then().statusCode(200);
        right().delete(ROUTING, routing).then().statusCode(200);
    }

    @Test
    void aRefusalDoesNotUseTheKeyUp() {
        UUID routing = stored.routingConfig(TestEnvironment.CLIENT);
        String config = make(routing).path("transferConfig.id");
        String key = UUID.randomUUID().toString();
        inUse(right().header("Idempotency-Key", key).delete(ROUTING, routing));
        right().delete(PATH, config).then().statusCode(200);
        right().header("Idempotency-Key", key).delete(ROUTING, routing).then().statusCode(200);
    }

    /**
     * Either the config is made and its routing stays, or the routing goes and the config is refused: never a config
     * that names nothing.
     */
    @Test
    void aConfigMadeAtTheSameTimeIsSeen() {
        for (int i = 0; i < RACES; i++) {
            UUID routing = stored.routingConfig(TestEnvironment.CLIENT);
            CompletableFuture<Response> making = CompletableFuture.supplyAsync(() -> make(routing));
            CompletableFuture<Response> deleting =
                    CompletableFuture.supplyAsync(() -> right().delete(ROUTING, routing));
            int made = making.join().statusCode();
            if (made == 200) {
                inUse(deleting.join());
                right().get(PATH, making.join().<String>path("transferConfig.id"))
                        .then()
                        .body("transferConfig.routingConfig.id", equalTo(routing.toString()));
            } else {
                assertEquals(404, made);
                assertEquals(200, deleting.join().statusCode());
            }
        }
    }

    private static Response make(UUID routing) {
        return right().body("{\"name\":\"N\",\"type\":\"softphone\",\"routingConfigId\":\"%s\"}".formatted(routing))
                .post(ALL);
    }

    private static void inUse(Response answer) {
        answer.then()
                .statusCode(400)
                .body("code", equalTo("IN_USE"))
                .body("message", equalTo("A transfer config names this routing config"));
    }
}
