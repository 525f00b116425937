package io.outdial.e2e;

import static io.outdial.e2e.Product.LEAD_PATH;
import static io.outdial.e2e.Product.RESTRICTIONS_PATH;
import static io.outdial.e2e.Product.STATUS_PATH;
import static io.outdial.e2e.Product.TRANSFER_PATH;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Keys that are made and revoked while the stack runs. */
@OnSharedProduct
class KeysTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Product product;

    KeysTest(Product product) {
        this.product = product;
    }

    @Test
    void aKeyWorksOnceMadeDoesWhatItMayAndNoMoreOnceRevoked() {
        String key = keys("create", "--permission", "transfers:write", "--note", "short-lived");
        Caller caller = Caller.withKey(product.gateway(), key);

        await().atMost(TIMEOUT).until(() -> caller.patch(TRANSFER_PATH, "{}").status() == 200);
        await().atMost(TIMEOUT).until(() -> caller.patch(STATUS_PATH, "{}").status() != 401);
        Answer elsewhere = caller.patch(STATUS_PATH, "{}");
        assertEquals(403, elsewhere.status(), elsewhere.toString());
        assertEquals("FORBIDDEN", elsewhere.json().path("code").asText(), elsewhere.toString());

        String id = keys("list")
                .lines()
                .filter(line -> line.contains("short-lived"))
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[0];
        keys("revoke", id);

        await().atMost(TIMEOUT).until(() -> caller.patch(TRANSFER_PATH, "{}").status() == 401);
    }

    @Test
    void aKeyOverItsQuotaIsToldWhenToComeAgain() {
        Caller caller = Caller.withKey(product.gateway(), keys("create", "--requests-per-minute", "3"));
        await().atMost(TIMEOUT).until(() -> caller.patch(TRANSFER_PATH, "{}").status() == 200);

        caller.patch(TRANSFER_PATH, "{}");
        caller.patch(TRANSFER_PATH, "{}");
        Answer refused = caller.patch(TRANSFER_PATH, "{}");

        assertEquals(429, refused.status(), refused.toString());
        assertEquals("RATE_LIMIT_EXCEEDED", refused.json().path("code").asText());
        int seconds = refused.json().path("retryAfter").asInt();
        assertTrue(seconds >= 1 && seconds <= 60, refused.toString());
        assertEquals(
                Integer.toString(seconds),
                refused.headers().firstValue("Retry-After").orElse(""));
    }

    /** Five a minute are five of the whole product, not five of each of its services. */
    @Test
    void aQuotaIsTheKeysOverAllServicesTogether() {
        String key = keys("create", "--requests-per-minute", "5");
        Caller caller = Caller.withKey(product.gateway(), key);
        Caller lead = Caller.withCloudAgentKey(product.gateway(), key);
        List<Supplier<Answer>> calls = List.of(
                () -> caller.get(RESTRICTIONS_PATH),
                () -> caller.patch(TRANSFER_PATH, "{}"),
                () -> caller.get("/v2/customers"),
                () -> caller.get("/v2/campaigns"),
                () -> lead.post(LEAD_PATH, "{\"userName\": \"demo\"}"));
        // The registry is read again every second; what is refused for want of a known key uses nothing up.
        for (Supplier<Answer> call : calls) {
            await().atMost(TIMEOUT).until(() -> isKnown(call.get()));
        }

        for (Supplier<Answer> call : calls) {
            Answer refused = call.get();
            assertEquals(429, refused.status(), refused.toString());
            int seconds =
                    Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(seconds >= 1 && seconds <= 60, refused.toString());
        }
    }

    private static boolean isKnown(Answer answer) {
        assertNotEquals(429, answer.status(), answer.toString());
        return answer.status() == 200 && !answer.body().contains("Invalid User");
    }

    @Test
    void anExpiredKeyIsRefused() {
        Caller caller = Caller.withKey(product.gateway(), keys("create", "--expires-in", "6s"));

        await().atMost(TIMEOUT).until(() -> caller.patch(TRANSFER_PATH, "{}").status() == 200);
        await().atMost(TIMEOUT).until(() -> caller.patch(TRANSFER_PATH, "{}").status() == 401);
    }

    private String keys(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "keys";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--data";
        all[arguments.length + 2] = product.dataFolder();
        Command.Outcome outcome = Command.run(all);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out().strip();
    }
}
