package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.outdial.local.OutdialService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The credential of the services is changed while they call each other. */
@OnSharedProduct
class TokenRotationTest {

    private static final String NEW = "the-next-service-token-of-all-services-0123";

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Under each content of the file, however slow the machine is. */
    private static final int CALLS = 10;

    private final Product product;
    private final AtomicInteger calls = new AtomicInteger();
    private Path file;

    TokenRotationTest(Product product) {
        this.product = product;
    }

    @BeforeEach
    void find() {
        file = product.stack().data().serviceToken();
    }

    /** A member that was never asked for is looked up in outbound-service: refused there, it would be 503 here. */
    @Test
    void noCallIsRefused() throws Exception {
        String old = Files.readString(file).strip();
        AtomicBoolean isOver = new AtomicBoolean();
        Queue<String> refused = new ConcurrentLinkedQueue<>();
        Thread load = new Thread(() -> {
            while (!isOver.get()) {
                Answer answer = product.caller().post(Product.RESTRICTIONS_PATH, """
                                {"memberId": "%s", "sourceId": "797f5a94-3689-4ac8-82fd-d749511ea2b2"}""".formatted(UUID.randomUUID()));
                calls.incrementAndGet();
                if (answer.status() != 404) {
                    refused.add(answer.toString());
                }
            }
        });
        load.start();
        try {
            change(old + "\n" + NEW);
            change(NEW + "\n" + old);
            change(NEW);
        } finally {
            isOver.set(true);
            load.join();
        }

        assertEquals(0, refused.size(), refused::toString);
        assertEquals(200, lookUp(NEW));
        assertEquals(401, lookUp(old));
        assertNotEquals(old, NEW);
    }

    private int lookUp(String token) {
        return Caller.anonymous(product.stack().serviceUrl(OutdialService.OUTBOUND))
                .send("GET", "/internal/v1/outbox/events", null, "x-outdial-service-token", token)
                .status();
    }

    /** Returns when every service has read it, and has been called since. */
    private void change(String content) throws IOException {
        Map<OutdialService, Integer> before = new EnumMap<>(OutdialService.class);
        for (OutdialService service : OutdialService.values()) {
            before.put(service, timesRead(service));
        }
        Path next = Files.writeString(file.resolveSibling("service-token.next"), content + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (OutdialService service : OutdialService.values()) {
            await().atMost(TIMEOUT).until(() -> timesRead(service) > before.get(service));
        }
        int sofar = calls.get();
        await().atMost(TIMEOUT).until(() -> calls.get() >= sofar + CALLS);
    }

    private int timesRead(OutdialService service) throws IOException {
        String log = Files.readString(product.stack().data().logOf(service.serviceName()));
        return log.split("Service token read again", -1).length;
    }
}
