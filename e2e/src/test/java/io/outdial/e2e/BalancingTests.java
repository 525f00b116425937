package io.outdial.e2e;

import static io.outdial.e2e.ReplicatedProduct.FIRST;
import static io.outdial.e2e.ReplicatedProduct.SECOND;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.ServiceReplica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While all replicas are there. */
abstract class BalancingTests {

    private final ReplicatedProduct product;

    BalancingTests(ReplicatedProduct product) {
        this.product = product;
    }

    @Test
    void requestsAreSpread() {
        long first = product.requestsAt(FIRST);
        long second = product.requestsAt(SECOND);
        for (int i = 0; i < 20; i++) {
            assertEquals(200, product.caller().get(ReplicatedProduct.CAMPAIGNS).status());
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> product.requestsAt(FIRST) - first + product.requestsAt(SECOND) - second == 20);
        // Connections of other services take turns too.
        assertTrue(Math.abs(product.requestsAt(FIRST) - first - 10) <= 3);
    }

    @Test
    void aDesktopStaysWhereItsSessionIs() {
        try (BayeuxDesktop desktop = new BayeuxDesktop(product.agent())) {
            for (int i = 0; i < 6; i++) {
                Answer answer = desktop.connect();
                assertTrue(answer.json().at("/0/successful").asBoolean(), answer.toString());
                assertEquals(List.of(), BayeuxDesktop.replicaCookies(answer));
            }
        }
    }

    /** Operations of clients without cookies come to each in turn. */
    @Test
    void aDesktopReceivesWhatIsDoneAtEither() {
        try (BayeuxDesktop desktop = new BayeuxDesktop(product.agent())) {
            desktop.subscribe();
            List<String> sent = List.of("a", "b", "c", "d");
            for (String reference : sent) {
                assertEquals(
                        "{\"statusCode\":0}",
                        product.agent()
                                .post(Product.RECORD_PATH, ReplicatedProduct.mark(reference))
                                .body());
            }
            assertEquals(sent, desktop.awaitReferences(sent.size()));
        }
    }

    @Test
    void aQuotaIsOneForBoth() {
        String key = Command.run(
                        "keys", "create", "--client", "Demo", "--requests-per-minute", "6", "--data", product.data())
                .out()
                .strip();
        Caller limited = Caller.withKey(product.gateway(), key);
        List<Integer> statuses = new ArrayList<>();
        for (ServiceReplica replica : List.of(FIRST, SECOND)) {
            Caller there = limited.at(product.serviceUrl(replica));
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                int status = there.get(ReplicatedProduct.CAMPAIGNS).status();
                statuses.add(status);
                return status != 401;
            });
        }
        for (int i = 0; i < 16; i++) {
            statuses.add(limited.get(ReplicatedProduct.CAMPAIGNS).status());
        }
        long allowed = statuses.stream().filter(status -> status == 200).count();
        // Each would allow six by itself, and allows one while the database takes its time.
        assertTrue(allowed >= 6 && allowed <= 8, statuses.toString());
    }
}
