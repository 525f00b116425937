package io.outdial.e2e;

import static io.outdial.e2e.Product.LEAD_PATH;
import static io.outdial.e2e.Product.RECORD_PATH;
import static io.outdial.e2e.Product.RESTRICTIONS_PATH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.platform.testing.NastyBodies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * 64 bodies at once of each kind that costs a careless reader many times its size, from strangers and from people with
 * credentials, through every door: each is answered, nobody else notices, and the services live on with what they had
 * before.
 */
@OnSharedProduct
class NastyBodiesTest {

    private static final int AT_ONCE = 64;
    private static final Set<Integer> REFUSED = Set.of(400, 401, 413, 422, 429, 503);
    private static final String DECISION = RESTRICTIONS_PATH
            + "/decision?memberId=92983ab9-49c8-444b-85ae-6e40402cf72e&sourceId=797f5a94-3689-4ac8-82fd-d749511ea2b2";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Product product;

    NastyBodiesTest(Product product) {
        this.product = product;
    }

    private record GatewayVerticle(Caller caller, String path) {}

    @Test
    void sixtyFourOfEachKindDoNoHarm() throws Exception {
        List<GatewayVerticle> doors = List.of(
                new GatewayVerticle(product.anonymous(), LEAD_PATH),
                new GatewayVerticle(product.anonymous(), "/api/v2/notifications"),
                new GatewayVerticle(product.anonymous(), "/v2/sources"),
                new GatewayVerticle(Caller.withCloudAgentKey(product.gateway(), "cc_wrong"), LEAD_PATH),
                new GatewayVerticle(product.leadCaller(), LEAD_PATH),
                new GatewayVerticle(product.caller(), "/v2/sources"),
                new GatewayVerticle(product.agent(), RECORD_PATH),
                new GatewayVerticle(product.caller(), RESTRICTIONS_PATH + ":bulk"));
        for (Map.Entry<String, byte[]> body : NastyBodies.all().entrySet()) {
            String text = new String(body.getValue(), UTF_8);
            List<CompletableFuture<Answer>> nasty = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                GatewayVerticle door = doors.get(i % doors.size());
                nasty.add(door.caller().sending("POST", door.path(), text));
            }
            do {
                assertOthersAreServed(body.getKey());
            } while (!nasty.stream().allMatch(CompletableFuture::isDone));
            for (CompletableFuture<Answer> each : nasty) {
                Answer answer = each.get(1, TimeUnit.SECONDS);
                assertTrue(isRefused(answer), () -> body.getKey() + ": " + answer);
            }
        }
        for (OutdialService service : OutdialService.values()) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> metrics(service).contains("\noutdial_bodies_memory_bytes 0.0\n"));
        }
    }

    private void assertOthersAreServed(String meanwhile) {
        for (String path : List.of(DECISION, "/v2/sources?limit=1")) {
            long before = System.nanoTime();
            Answer answer = product.caller().get(path);
            assertEquals(200, answer.status(), () -> meanwhile + ": " + answer);
            assertTrue(System.nanoTime() - before < TIMEOUT.toNanos(), meanwhile);
        }
    }

    private static boolean isRefused(Answer answer) {
        assertFalse(answer.body().contains("Exception"), answer.toString());
        return REFUSED.contains(answer.status())
                || answer.body().contains("\"status\":\"false\"")
                || answer.body().contains("\"successful\":false");
    }

    private String metrics(OutdialService service) {
        return Caller.anonymous(product.stack().managementUrl(new ServiceReplica(service, 1)))
                .get("/q/metrics")
                .body();
    }
}
