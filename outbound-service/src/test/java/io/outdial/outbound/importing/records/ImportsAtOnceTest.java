package io.outdial.outbound.importing.records;

import static io.outdial.outbound.entry.Api.right;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Twenty senders load files into one campaign at once, each number in four of them, while numbers are marked: nothing
 * is lost, nothing is doubled, and nine of ten marks do not wait long: the machine does other things, too.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ImportsAtOnceTest {

    private static final int SENDERS = 20;
    private static final int NUMBERS = 5_000;
    private static final int ROWS = 1_000;
    private static final int MARKS = 40;
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    @Test
    void nothingIsLostAndNothingIsDoubled() throws Exception {
        RecordFixture fixture = new RecordFixture().previews();
        String campaign = fixture.campaignId();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        Map<String, Integer> outcomes = new HashMap<>();
        List<Duration> waits = new ArrayList<>();
        try {
            List<Future<Map<String, Integer>>> sent = IntStream.range(0, SENDERS)
                    .mapToObj(n -> senders.submit(load(campaign, n)))
                    .toList();
            for (int mark = 0; mark < MARKS; mark++) {
                long began = System.nanoTime();
                right().body(Map.of("phones", List.of(number(mark * NUMBERS / MARKS))))
                        .post("/v2/do-not-call")
                        .then()
                        .statusCode(200);
                waits.add(Duration.ofNanos(System.nanoTime() - began));
                Thread.sleep(40);
            }
            for (Future<Map<String, Integer>> each : sent) {
                each.get().forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
            }
        } finally {
            senders.shutdownNow();
        }

        String ofCampaign = " FROM outbound_record WHERE client_id = ? AND campaign_id = CAST(? AS uuid)";
        String stored = fixture.text("SELECT count(*)" + ofCampaign, fixture.client, campaign);
        assertEquals(stored, fixture.text("SELECT count(DISTINCT phone_key)" + ofCampaign, fixture.client, campaign));
        assertEquals(stored, outcomes.get("stored").toString());
        assertEquals(
                SENDERS * ROWS,
                outcomes.values().stream().mapToInt(count -> count).sum());
        int neverStored = IntStream.range(0, MARKS)
                .filter(mark -> isMissing(fixture, ofCampaign, campaign, number(mark * NUMBERS / MARKS)))
                .map(mark -> 1)
                .sum();
        assertEquals(NUMBERS - neverStored, Integer.parseInt(stored));
        assertEquals(
                "0",
                fixture.text(
                        "SELECT count(*)" + ofCampaign
                                + " AND due_at IS NOT NULL AND phone_key IN (SELECT phone_key FROM do_not_call WHERE client_id = ?)",
                        fixture.client,
                        campaign,
                        fixture.client));
        Duration most = waits.stream().sorted().toList().get(MARKS * 9 / 10);
        assertTrue(most.compareTo(MAX_WAIT) < 0, waits.toString());
    }

    private static boolean isMissing(RecordFixture fixture, String ofCampaign, String campaign, String phone) {
        return fixture.text("SELECT count(*)" + ofCampaign + " AND phone = ?", fixture.client, campaign, phone)
                .equals("0");
    }

    private static Callable<Map<String, Integer>> load(String campaign, int sender) {
        String file = IntStream.range(0, ROWS)
                .mapToObj(row -> number((sender * NUMBERS / SENDERS + row) % NUMBERS))
                .collect(Collectors.joining("\n", "phone\n", "\n"));
        return () -> RecordFiles.send(RecordFiles.create(campaign, Map.of()), file)
                .statusCode(200)
                .extract()
                .path("import.outcomes");
    }

    private static String number(int n) {
        return "785%07d".formatted(2_000_000 + n);
    }
}
