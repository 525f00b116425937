package io.outdial.e2e;

import static io.outdial.e2e.Product.RESTRICTIONS_PATH;
import static io.outdial.e2e.Product.STATUS_PATH;
import static io.outdial.e2e.Product.TRANSFER_PATH;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there after {@code kill -9} of the service that acknowledged it. */
@OnFailingProduct
class CrashTest {

    private static final int WRITERS = 8;
    private static final int WRITES_BEFORE_THE_CRASH = 200;

    private static final String DO_NOT_CALL = """
            {"operationName": "DoNotCallRecord", "applicationId": 134, "campaignName": "Campaign1", "callingList": "CallingList1",
             "phoneNumber": "4001", "devicePath": "/devices/f32a46c4-8a48-4067-9965-537fc9788790"}""";

    private final Product product;

    CrashTest(Product product) {
        this.product = product;
    }

    @Test
    void aRestriction() {
        String source = product.query(
                OutdialService.OUTBOUND,
                "INSERT INTO source (client_id, id, name) VALUES (?::uuid, gen_random_uuid(), 'Crash') RETURNING id",
                product.credentials().clientId().toString());
        String body =
                "{\"memberId\": \"92983ab9-49c8-444b-85ae-6e40402cf72e\", \"sourceId\": \"%s\"}".formatted(source);

        Answer acknowledged = product.caller().post(RESTRICTIONS_PATH, body);
        crash(OutdialService.RESTRICTIONS);

        assertEquals(200, acknowledged.status(), acknowledged.toString());
        assertEquals(
                acknowledged.body(),
                product.caller().post(RESTRICTIONS_PATH, body).body());
    }

    @Test
    void aTransferConfig() {
        String name = "Config " + UUID.randomUUID();

        Answer acknowledged = product.caller().patch(TRANSFER_PATH, "{\"name\": \"%s\"}".formatted(name));
        crash(OutdialService.TRANSFER);

        assertEquals(200, acknowledged.status(), acknowledged.toString());
        assertEquals(
                name,
                product.caller()
                        .patch(TRANSFER_PATH, "{}")
                        .json()
                        .at("/transferConfig/name")
                        .asText());
    }

    @Test
    void anEnrolment() {
        String client = product.credentials().clientId().toString();
        String customer = product.query(OutdialService.ENROLLMENT, """
                INSERT INTO customer (client_id, id, caller_id, phone_key, created_at, updated_at)
                VALUES (?::uuid, gen_random_uuid(), '3009', '3009', now(), now()) RETURNING id""", client);
        product.query(OutdialService.ENROLLMENT, """
                INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
                VALUES (?::uuid, gen_random_uuid(), ?::uuid, ?::uuid, 'in_progress', now(), now()) RETURNING id""", client, customer, "13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf");
        String body =
                "{\"customerId\": \"%s\", \"campaignId\": \"13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf\", \"status\": \"failed\"}"
                        .formatted(customer);

        Answer acknowledged = product.caller().patch(STATUS_PATH, body);
        crash(OutdialService.ENROLLMENT);

        assertEquals("in_progress", acknowledged.json().path("previousStatus").asText(), acknowledged.toString());
        Answer again = product.caller().patch(STATUS_PATH, body);
        assertEquals("failed", again.json().path("previousStatus").asText(), again.toString());
    }

    /** The service dies in the middle of writes of many: every lead that was acknowledged is stored, exactly once. */
    @Test
    void aDoNotCallMarkAndManyLeads() throws Exception {
        Answer marked = product.agent().post("/api/v2/me/outbound-records", DO_NOT_CALL);
        AtomicInteger next = new AtomicInteger();
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            writers.execute(() -> addLeads(next, acknowledged));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() >= WRITES_BEFORE_THE_CRASH);
        crash(OutdialService.OUTBOUND);
        writers.shutdown();
        assertTrue(writers.awaitTermination(20, TimeUnit.SECONDS));

        assertEquals("{\"statusCode\":0}", marked.body());
        assertEquals(
                "1", product.query(OutdialService.OUTBOUND, "SELECT count(*) FROM do_not_call WHERE phone = '4001'"));
        List<String> lost = new ArrayList<>();
        for (String number : acknowledged) {
            if (!"1"
                    .equals(product.query(
                            OutdialService.OUTBOUND, "SELECT count(*) FROM outbound_record WHERE phone = ?", number))) {
                lost.add(number);
            }
        }
        assertEquals(List.of(), lost);
        assertEquals(
                "Number Already Exist",
                product.addLead("Predictive_Nonagentwise", acknowledged.peek(), ", \"checkDuplicate\": \"true\"")
                        .json()
                        .path("message")
                        .asText());
    }

    /** Until the service is gone. */
    private void addLeads(AtomicInteger next, Queue<String> acknowledged) {
        boolean reached = true;
        while (reached) {
            String number = "8" + number(next.incrementAndGet());
            try {
                Answer answer = product.addLead("Predictive_Nonagentwise", number, ", \"checkDuplicate\": \"true\"");
                reached = answer.status() == 200;
                if (reached && answer.body().contains("SuccessFully Updated Predictive Campaign")) {
                    acknowledged.add(number);
                }
            } catch (UncheckedIOException e) {
                reached = false;
            }
        }
    }

    private static String number(int n) {
        return "%09d".formatted(n);
    }

    private void crash(OutdialService service) {
        product.stack().kill(service);
        product.stack().restart(service);
    }
}
