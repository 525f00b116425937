package io.outdial.e2e;

import static io.outdial.local.OutdialService.ENROLLMENT;
import static io.outdial.local.OutdialService.OUTBOUND;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Customers opt out and are erased while enrollment-service and outbound-service are killed in turn: the other side
 * learns of each of them, and of each once (architecture.md §2, ADR 0016).
 */
@OnFailingProduct
class DeliveryTest {

    private static final int CUSTOMERS = 240;
    private static final int WRITERS = 4;
    private static final String CAMPAIGN = "Predictive_Nonagentwise";
    private static final String NUMBERS = "+120277%";
    private static final String OF_CUSTOMERS = " WHERE type IN ('customer.opted-out', 'customer.erased')";
    private static final String EVENTS = "SELECT count(*) FROM inbox_event" + OF_CUSTOMERS;
    private static final String WAITING = "SELECT count(*) FROM outbox_event" + OF_CUSTOMERS;
    private static final String HASHES = "SELECT count(*) FROM do_not_call_hash";
    private static final String ERASED = "SELECT count(*) FROM outbound_record WHERE phone = 'erased'";
    private static final Duration AFTER_THE_BACK_OFF = Duration.ofSeconds(90);

    private final Product product;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    DeliveryTest(Product product) {
        this.product = product;
    }

    @Test
    void nothingIsLostAndNothingIsDoubled() throws InterruptedException {
        // What an earlier test has loaded becomes customers meanwhile, in large transactions.
        await().atMost(Duration.ofMinutes(2)).until(() -> count(OUTBOUND, "SELECT count(*) FROM outbox_event") == 0);
        List<String> customers = customers();
        int eventsBefore = count(OUTBOUND, EVENTS);
        int hashesBefore = count(OUTBOUND, HASHES);
        int erasedBefore = count(OUTBOUND, ERASED);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            writers.execute(() -> changeAll(customers));
        }
        OutdialService[] victims = {ENROLLMENT, OUTBOUND, ENROLLMENT, OUTBOUND};
        for (int i = 0; i < victims.length; i++) {
            int enough = CUSTOMERS * (i + 1) / (victims.length + 1);
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.get() >= enough);
            product.stack().kill(victims[i]);
            product.stack().restart(victims[i]);
        }
        writers.shutdown();
        assertTrue(writers.awaitTermination(120, TimeUnit.SECONDS));
        assertEquals(CUSTOMERS, acknowledged.get());

        await().atMost(AFTER_THE_BACK_OFF).until(() -> count(ENROLLMENT, WAITING) == 0);

        int erased = (int)
                IntStream.range(0, CUSTOMERS).filter(DeliveryTest::isErased).count();
        assertEquals(CUSTOMERS, count(OUTBOUND, EVENTS) - eventsBefore);
        assertEquals(
                CUSTOMERS - erased,
                count(OUTBOUND, "SELECT count(*) FROM do_not_call WHERE phone_key LIKE '" + NUMBERS + "'"));
        assertEquals(erased, count(OUTBOUND, HASHES) - hashesBefore);
        assertEquals(
                0,
                count(
                        OUTBOUND,
                        "SELECT count(*) FROM outbound_record WHERE phone_key LIKE '" + NUMBERS
                                + "' AND record_type <> 7"));
        assertEquals(
                CUSTOMERS - erased,
                count(OUTBOUND, "SELECT count(*) FROM outbound_record WHERE phone_key LIKE '" + NUMBERS + "'"));
        assertEquals(erased, count(OUTBOUND, ERASED) - erasedBefore);
        assertTrue(lead(0).body().contains("PhoneNumber Added is a DND Number"));
        assertTrue(lead(1).body().contains("PhoneNumber Added is a DND Number"));
    }

    /** Each has an open record in a campaign. */
    private List<String> customers() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            Answer created = product.caller().post("/v2/customers", "{\"callerId\": \"%s\"}".formatted(number(i)));
            assertEquals(200, created.status(), created.toString());
            ids.add(created.json().path("id").asText());
            assertTrue(lead(i).body().contains("SuccessFully Updated"));
        }
        return ids;
    }

    private Answer lead(int i) {
        return product.addLead(CAMPAIGN, number(i), "");
    }

    private void changeAll(List<String> customers) {
        for (int i = next.getAndIncrement(); i < customers.size(); i = next.getAndIncrement()) {
            String customer = customers.get(i);
            boolean isErased = isErased(i);
            await().atMost(Duration.ofSeconds(60)).until(() -> changed(customer, isErased));
            acknowledged.incrementAndGet();
        }
    }

    /** False while the service is down; an erasure whose answer was lost is not found the next time. */
    private boolean changed(String customer, boolean isErased) {
        String path = "/v2/customers/" + customer;
        try {
            if (isErased) {
                int status = product.caller().send("DELETE", path, null).status();
                return status == 200 || status == 404;
            }
            return product.caller().patch(path, "{\"doNotCall\": true}").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isErased(int i) {
        return i % 3 == 0;
    }

    private static String number(int i) {
        return "20277%05d".formatted(i);
    }

    private int count(OutdialService service, String sql) {
        return Integer.parseInt(product.query(service, sql));
    }
}
