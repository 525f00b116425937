package io.outdial.transfer.config;

import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.right;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.DirectoryStub;
import io.outdial.transfer.StoredConfigs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading one config, and taking it away. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class DeleteTransferConfigTest {

    final StoredConfigs stored = new StoredConfigs();

    @Test
    void itIsReadWithItsRouting() {
        UUID id = stored.full();
        right().get(PATH, id)
                .then()
                .statusCode(200)
                .body("transferConfig.id", equalTo(id.toString()))
                .body("transferConfig.routingConfig.name", equalTo("Ring"))
                .body("transferConfig.routingConfig.mode", equalTo("linear"));
        right().get(PATH, stored.direct())
                .then()
                .statusCode(200)
                .body("transferConfig", hasKey("routingConfig"))
                .body("transferConfig.routingConfig", nullValue());
        right().body("{}").patch(PATH, id).then().body("transferConfig", not(hasKey("routingConfig")));
    }

    @Test
    void itIsAnsweredAsItWasAndGone() {
        UUID id = stored.full();
        String before = right().body("{}").patch(PATH, id).asString();
        Response deleted = right().delete(PATH, id);
        assertEquals(200, deleted.statusCode());
        assertEquals(before, deleted.asString());
        String gone = "No transfer config with this id";
        right().get(PATH, id).then().statusCode(404).body("message", equalTo(gone));
        right().delete(PATH, id).then().statusCode(404).body("message", equalTo(gone));
        right().body("{}").patch(PATH, id).then().statusCode(404).body("message", equalTo(gone));
    }

    @Test
    void aRepetitionIsAnsweredAsTheFirst() {
        UUID id = stored.direct();
        UUID other = stored.direct();
        String key = UUID.randomUUID().toString();
        Response first = right().header("Idempotency-Key", key).delete(PATH, id);
        Response second = right().header("Idempotency-Key", key).delete(PATH, id);
        assertEquals(200, second.statusCode());
        assertEquals(first.asString(), second.asString());
        right().header("Idempotency-Key", key).delete(PATH, other).then().statusCode(422);
        right().get(PATH, other).then().statusCode(200);
    }

    @Test
    void ofManyAtOnceOneDeletesIt() {
        UUID id = stored.direct();
        long deleted = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> right().delete(PATH, id).statusCode()))
                .toList()
                .stream()
                .filter(status -> status.join() == 200)
                .count();
        assertEquals(1, deleted);
    }
}
