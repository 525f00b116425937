package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.intake.DuplicateTerms.Policy;
import io.outdial.outbound.record.DuplicateScope.Reach;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows are duplicates, whoever comes between, and what becomes of them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DuplicateRowsTest extends RowsOfAClient {

    private static final int ROWS = 300;

    @Inject
    Pool pool;

    /** The number is in another list of the campaign, as Cleo, for ten days; Dora's is in another campaign. */
    @ParameterizedTest
    @CsvSource({
        "LIST, , false, 2025550142, Cleo, stored",
        "CAMPAIGN, , false, 2025550142, Dora, duplicate",
        "CAMPAIGN, 9, false, 2025550142, Cleo, stored",
        "CAMPAIGN, 11, false, 2025550142, Cleo, duplicate",
        "CAMPAIGN, , true, 2025550142, Dora, stored",
        "CAMPAIGN, , true, 2025550142, CLEO, duplicate",
        "CAMPAIGN, , true, 2025550142, , duplicate",
        "CAMPAIGN, , false, 2025550143, Dora, stored",
        "CLIENT, , false, 2025550143, Dora, duplicate",
        "CLIENT, 11, true, 2025550143, Cleo, stored",
        "CLIENT, 11, true, 2025550143, Dora, duplicate"
    })
    void duplicatesAreThoseOfTheTerms(
            Reach reach, Integer lastDays, boolean isByName, String phone, String name, String expected) {
        UUID other = makeCampaign("IVR", "active");
        assertEquals(List.of("stored"), add(RowOptions.USUAL, Map.of("phone", "2025550142", "name", "Cleo")));
        assertEquals(List.of("stored"), add(other, RowOptions.USUAL, Map.of("phone", "2025550143", "name", "Dora")));
        rows.execute(
                "UPDATE outbound_record SET created_at = now() - interval '10 days', calling_list_id = CASE campaign_id WHEN ? THEN ? ELSE calling_list_id END WHERE client_id = ?",
                campaign,
                makeList(campaign),
                client);
        Map<String, Object> row = new HashMap<>(Map.of("phone", phone));
        row.put("name", name);
        DuplicateTerms terms = new DuplicateTerms(reach, Policy.REJECT, lastDays, isByName);
        assertEquals(List.of(expected), words(dryRun(terms, row)));
        assertEquals(List.of(expected), add(new RowOptions(terms, null, false), row));
        DuplicateTerms skip = new DuplicateTerms(reach, Policy.SKIP, lastDays, isByName);
        assertEquals(List.of("skipped"), add(new RowOptions(skip, null, false), row));
        DuplicateTerms again = new DuplicateTerms(reach, Policy.ADD, lastDays, isByName);
        assertEquals(List.of("stored"), add(new RowOptions(again, null, false), row));
    }

    @Test
    void aDuplicateIsTold() {
        RowOutcome.Stored stored = (RowOutcome.Stored)
                outcomes(RowOptions.USUAL, Map.of("phone", "2025550142")).get(0);
        String list = rows.text("SELECT name FROM calling_list WHERE client_id = ?", client);
        for (boolean isDryRun : List.of(true, false)) {
            RowOptions options = new RowOptions(DuplicateTerms.USUAL, null, isDryRun);
            RowOutcome.Duplicate duplicate = (RowOutcome.Duplicate)
                    outcomes(options, Map.of("phone", "2025550142")).get(0);
            assertEquals(stored.handle(), duplicate.known().handle());
            assertEquals(list, duplicate.known().callingList());
        }
    }

    /** Whether the index decides, or somebody looks first: of rows with one number both leave the same. */
    @Test
    void lookingFirstDecidesAsTheIndexDoes() {
        long seed = ThreadLocalRandom.current().nextLong();
        List<Map<String, Object>> singles = randomRows(new Random(seed), 1);
        List<String> decided = add(RowOptions.USUAL, singles);
        assertTrue(decided.contains("duplicate") && decided.contains("stored"));
        List<String> left = left();
        makeClient();
        DuplicateTerms ofAllTime = new DuplicateTerms(Reach.CAMPAIGN, Policy.REJECT, 10_000, false);
        assertEquals(decided, words(dryRun(ofAllTime, singles)), () -> "seed " + seed);
        assertEquals(List.of(), left());
        assertEquals(decided, add(new RowOptions(ofAllTime, null, false), singles), () -> "seed " + seed);
        assertEquals(left, left(), () -> "seed " + seed);
    }

    @Test
    void rowsTogetherAreDecidedAsOneAfterTheOther() {
        long seed = ThreadLocalRandom.current().nextLong();
        List<Map<String, Object>> chains = randomRows(new Random(seed), 3);
        List<String> together = add(RowOptions.USUAL, chains);
        assertTrue(together.contains("duplicate") && together.contains("stored"));
        List<String> left = left();
        makeClient();
        List<String> oneByOne = chains.stream()
                .flatMap(row -> add(RowOptions.USUAL, row).stream())
                .toList();
        assertEquals(oneByOne, together, () -> "seed " + seed);
        assertEquals(left(), left, () -> "seed " + seed);
    }

    /** Two who look in all campaigns of the client for the same numbers at once. */
    @Test
    void ofTwoWhoLookOneIsTheFirst() {
        UUID other = makeCampaign("IVR", "active");
        RowOptions options = new RowOptions(new DuplicateTerms(Reach.CLIENT, Policy.REJECT, null, false), null, false);
        List<CompletableFuture<List<RowOutcome>>> both = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<RowReading> rows = IntStream.range(i, i + 40)
                    .mapToObj(n -> reader.read(Map.of("phone", Long.toString(2_025_550_000L + n))))
                    .toList();
            for (UUID target : List.of(campaign, other)) {
                both.add(intake.add(records.database(), new RowTarget(client, target, null), options, rows)
                        .subscribeAsCompletionStage());
            }
        }
        both.forEach(CompletableFuture::join);
        assertEquals(59, rows.number("SELECT count(*) FROM outbound_record WHERE client_id = ?", client));
    }

    /** The lead has been added, and its transaction is not over, when the chain is. */
    @Test
    void aLeadThatComesBetweenTakesTheChainBack() {
        SqlConnection lead = pool.getConnection().await().indefinitely();
        try {
            Transaction transaction = lead.begin().await().indefinitely();
            RowTarget target = new RowTarget(client, campaign, null);
            intake.add(
                            SqlCarrier.of(lead),
                            target,
                            RowOptions.USUAL,
                            List.of(reader.read(Map.of("phone", "2025550143"))))
                    .await()
                    .indefinitely();
            CompletableFuture<List<RowOutcome>> chains = intake.add(
                            records.database(),
                            target,
                            RowOptions.USUAL,
                            List.of(
                                    reader.read(Map.of("phone", "2025550142", "phone2", "2025550143")),
                                    reader.read(Map.of("phone", "2025550144", "phone2", "2025550145"))))
                    .subscribeAsCompletionStage();
            while (rows.number("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'") == 0) {
                Thread.onSpinWait();
            }
            transaction.commit().await().indefinitely();
            assertEquals(List.of("duplicate", "stored"), words(chains.join()));
        } finally {
            lead.close().await().indefinitely();
        }
        assertEquals(
                List.of("+12025550143", "+12025550144", "+12025550145"),
                rows.texts("SELECT phone_key FROM outbound_record WHERE client_id = ? ORDER BY 1", client));
    }

    private List<Map<String, Object>> randomRows(Random random, int maxNumbers) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<String, Object> row = new HashMap<>(Map.of("name", "Person " + i));
            for (int n = 1; n <= 1 + random.nextInt(maxNumbers); n++) {
                row.put(n == 1 ? "phone" : "phone" + n, Long.toString(2_025_550_000L + random.nextInt(ROWS)));
            }
            all.add(row);
        }
        return all;
    }

    private List<String> left() {
        return rows.texts(
                "SELECT concat_ws(' ', phone_key, name, chain_n, record_status, is_first) AS line FROM outbound_record WHERE client_id = ? ORDER BY 1",
                client);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private List<RowOutcome> dryRun(DuplicateTerms terms, Map<String, Object>... given) {
        return dryRun(terms, List.of(given));
    }

    private List<RowOutcome> dryRun(DuplicateTerms terms, List<Map<String, Object>> given) {
        return outcomes(campaign, new RowOptions(terms, null, true), given);
    }

    private UUID makeList(UUID ofCampaign) {
        UUID id = UUID.randomUUID();
        rows.execute(
                "INSERT INTO calling_list (client_id, id, campaign_id, name) VALUES (?, ?, ?, ?)",
                client,
                id,
                ofCampaign,
                "List " + id);
        return id;
    }
}
