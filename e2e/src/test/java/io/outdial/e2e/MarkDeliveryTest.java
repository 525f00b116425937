package io.outdial.e2e;

import static io.outdial.local.OutdialService.ENROLLMENT;
import static io.outdial.local.OutdialService.OUTBOUND;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.OutdialService;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Agents put numbers on the do-not-call list, and enrollment-service learns of each of them, though both services are
 * killed in turn (ADR 0022).
 */
@OnFailingProduct
class MarkDeliveryTest {

    private static final int MARKS = 120;
    private static final int WRITERS = 4;
    private static final String CAMPAIGN_ID = "13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf";
    private static final String EVENTS = "SELECT count(*) FROM inbox_event WHERE type = 'numbers.listed'";
    private static final String LISTED = "SELECT count(*) FROM suppressed_number WHERE reason = 'listed'";
    private static final Duration AFTER_THE_BACK_OFF = Duration.ofSeconds(90);

    private final Product product;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    MarkDeliveryTest(Product product) {
        this.product = product;
    }

    @Test
    void aMarkIsDeliveredWithinASecond() {
        // The first one finds classes that nobody has used and connections that nobody has opened.
        assertTrue(isMarked("2027800001"));
        String warmUp = upload("2027800001").at("/results/0/id").asText();
        await().atMost(Duration.ofSeconds(20)).until(() -> isDoNotCall(warmUp));

        JsonNode enrolled = upload("2027800002");
        assertEquals("enrolled", enrolled.at("/enrolments/0/outcome").asText(), enrolled.toString());
        String customer = enrolled.at("/results/0/id").asText();

        assertTrue(isMarked("2027800002"));
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(1))
                .until(() -> isDoNotCall(customer));

        assertEquals(
                "cancelled",
                product.caller()
                        .get("/v2/customers/" + customer)
                        .json()
                        .at("/enrolments/0/status")
                        .asText());
        JsonNode again = upload("(202) 780-0002");
        assertEquals("do_not_call", again.at("/enrolments/0/outcome").asText(), again.toString());
    }

    @Test
    void noneIsLostAndNoneIsDoubled() throws InterruptedException {
        await().atMost(AFTER_THE_BACK_OFF).until(() -> waiting() == 0);
        int eventsBefore = count(ENROLLMENT, EVENTS);
        int listedBefore = count(ENROLLMENT, LISTED);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            writers.execute(this::markAll);
        }
        OutdialService[] victims = {OUTBOUND, ENROLLMENT};
        for (int i = 0; i < victims.length; i++) {
            int enough = MARKS * (i + 1) / (victims.length + 1);
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.get() >= enough);
            product.stack().kill(victims[i]);
            product.stack().restart(victims[i]);
        }
        writers.shutdown();
        assertTrue(writers.awaitTermination(120, TimeUnit.SECONDS));
        assertEquals(MARKS, acknowledged.get());

        await().atMost(AFTER_THE_BACK_OFF).until(() -> waiting() == 0);

        assertEquals(MARKS, count(ENROLLMENT, EVENTS) - eventsBefore);
        assertEquals(MARKS, count(ENROLLMENT, LISTED) - listedBefore);
        for (int i : List.of(0, MARKS / 2, MARKS - 1)) {
            JsonNode loaded = upload(number(i));
            assertEquals("do_not_call", loaded.at("/enrolments/0/outcome").asText(), loaded.toString());
        }
    }

    private void markAll() {
        for (int i = next.getAndIncrement(); i < MARKS; i = next.getAndIncrement()) {
            String number = number(i);
            await().atMost(Duration.ofSeconds(60)).until(() -> isMarked(number));
            acknowledged.incrementAndGet();
        }
    }

    /** False while the service is down. */
    private boolean isMarked(String number) {
        try {
            return product.agent()
                    .post("/api/v2/me/outbound-records", """
                            {"operationName": "DoNotCallRecord", "applicationId": 134, "campaignName": "Campaign1", "phoneNumber": "%s",
                             "devicePath": "/devices/f32a46c4-8a48-4067-9965-537fc9788790"}""".formatted(number))
                    .body()
                    .equals("{\"statusCode\":0}");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private JsonNode upload(String number) {
        Answer answer = product.caller().post("/v2/leads/upload", """
                        {"campaignId": "%s", "records": [{"phoneNumber": "%s", "postalCode": "20001"}]}
                        """.formatted(CAMPAIGN_ID, number));
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }

    private boolean isDoNotCall(String customer) {
        return product.caller()
                .get("/v2/customers/" + customer)
                .json()
                .path("doNotCall")
                .asBoolean();
    }

    private int waiting() {
        return count(OUTBOUND, "SELECT count(*) FROM outbox_event WHERE type = 'numbers.listed'");
    }

    private static String number(int i) {
        return "20279%05d".formatted(i);
    }

    private int count(OutdialService service, String sql) {
        return Integer.parseInt(product.query(service, sql));
    }
}
