package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.intake.DuplicateTerms.Policy;
import io.outdial.outbound.record.DuplicateScope.Reach;
import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.registry.Client;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.platform.time.TzdbZone;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows into a campaign: what is stored of them, and what each is answered. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordIntakeTest {

    private static final int ROWS = 300;

    @Inject
    RecordIntake intake;

    @Inject
    NewRecordRepository records;

    @Inject
    Pool pool;

    @Inject
    Rows rows;

    private UUID client;
    private UUID campaign;
    private RowReader reader;

    @BeforeEach
    void makeClient() {
        client = UUID.randomUUID();
        reader = new RowReader(new Client(client, "A client", "US", TzdbZone.UTC, null));
        campaign = makeCampaign("Progressive", "active");
    }

    @Test
    void everythingThatARowSaysIsStored() {
        UUID member = UUID.randomUUID();
        UUID skill = UUID.randomUUID();
        UUID source = UUID.randomUUID();
        UUID importId = UUID.randomUUID();
        rows.execute("INSERT INTO member (client_id, id, name, agent_id) VALUES (?, ?, 'Ann', 'A7')", client, member);
        rows.execute(
                "INSERT INTO campaign_member (client_id, campaign_id, member_id) VALUES (?, ?, ?)",
                client,
                campaign,
                member);
        rows.execute("INSERT INTO skill (client_id, id, name) VALUES (?, ?, 'Sales')", client, skill);
        rows.execute(
                "INSERT INTO campaign_skill (client_id, campaign_id, skill_id) VALUES (?, ?, ?)",
                client,
                campaign,
                skill);
        rows.execute(
                "INSERT INTO source (client_id, id, name, public_id) VALUES (?, ?, 'Feed', 'feed')", client, source);
        List<String> outcomes = add(
                new RowOptions(DuplicateTerms.USUAL, importId, false),
                Map.ofEntries(
                        Map.entry("phone", "2025550142"),
                        Map.entry("phoneType", "Mobile"),
                        Map.entry("phone2", "2025550143"),
                        Map.entry("name", "Cleo"),
                        Map.entry("agent", "A7"),
                        Map.entry("skill", skill.toString()),
                        Map.entry("source", "feed"),
                        Map.entry("timeZone", "America/Denver"),
                        Map.entry("callFrom", "09:05"),
                        Map.entry("callUntil", "17:00"),
                        Map.entry("dueAt", "2099-01-31T09:30:00Z"),
                        Map.entry("expiresAt", "2099-06-30T00:00:00Z"),
                        Map.entry("priority", 42),
                        Map.entry("fields", Map.of("city", "Pune"))));
        assertEquals(List.of("stored"), outcomes);
        String common =
                " 42 Cleo %s %s %s America/Denver 32700 61200 2099-06-30 {\"city\": \"Pune\"} %s {America/Denver} 33300 61200"
                        .formatted(member, skill, source, importId);
        assertEquals(
                List.of(
                        "+12025550142 0 true 4 1 2099-01-31 09:30:00 t" + common,
                        "+12025550143 1 true 0 9 - t" + common),
                rows.texts("""
                        SELECT concat_ws(' ', phone_key, chain_n, (chain_id = min(handle) OVER ())::text, phone_type, record_status,
                                         coalesce((due_at AT TIME ZONE 'UTC')::text, '-'), is_first, record.priority, record.name, member_id, skill_id, record.source_id, timezone,
                                         record.call_from, record.call_until, (expires_at AT TIME ZONE 'UTC')::date, user_data, import_id,
                                         own.zones, own.call_from, own.call_until) AS line
                          FROM outbound_record AS record
                          JOIN calling_window AS own ON own.client_id = record.client_id AND own.id = window_id
                          JOIN queue_lane AS lane ON lane.client_id = record.client_id AND lane.id = lane_id AND lane.window_id = own.id AND lane.owner = member_id
                           AND lane.source_id = record.source_id AND lane.rank = 42
                         WHERE record.client_id = ? ORDER BY chain_n
                        """, client));
    }

    @Test
    void eachRowHasItsOutcome() {
        forbid("+12025550140");
        forbid("+12025550141");
        assertEquals(
                List.of(
                        "stored",
                        "do_not_call",
                        "stored",
                        "do_not_call",
                        "duplicate",
                        "invalid phone",
                        "invalid agent",
                        "invalid skill",
                        "invalid source",
                        "invalid expiresAt",
                        "invalid dueAt"),
                add(
                        RowOptions.USUAL,
                        Map.of("phone", "2025550142"),
                        Map.of("phone", "2025550140"),
                        Map.of("phone", "2025550140", "phone2", "2025550144", "phone3", "2025550145"),
                        Map.of("phone", "2025550140", "phone2", "2025550141"),
                        Map.of("phone", "2025550145"),
                        Map.of("phone", "x"),
                        Map.of("phone", "2025550146", "agent", "A7"),
                        Map.of("phone", "2025550146", "skill", "Sales"),
                        Map.of("phone", "2025550146", "source", "feed"),
                        Map.of("phone", "2025550146", "expiresAt", "2020-01-01T00:00:00Z"),
                        Map.of(
                                "phone",
                                "2025550146",
                                "expiresAt",
                                "2099-01-01T00:00:00Z",
                                "dueAt",
                                "2099-01-01T00:00:00Z")));
        assertEquals(4, rows.number("SELECT count(*) FROM refused_lead WHERE client_id = ?", client));
        assertEquals(
                List.of("+12025550142 0 1", "+12025550144 0 1", "+12025550145 1 9"),
                rows.texts(
                        "SELECT concat_ws(' ', phone_key, chain_n, record_status) AS line FROM outbound_record WHERE client_id = ? ORDER BY 1",
                        client));
    }

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverNeedsAnAgentSaysSo(boolean isAgentwise) {
        rows.execute(
                "UPDATE campaign SET dial_method = ? WHERE client_id = ?",
                isAgentwise ? "Agentwise" : "Skillwise",
                client);
        assertEquals(
                List.of(isAgentwise ? "invalid agent" : "invalid skill"),
                add(RowOptions.USUAL, Map.of("phone", "2025550142")));
    }

    @Test
    void aCampaignThatCallsNobodyTakesNone() {
        List<Map<String, Object>> row = List.of(Map.of("phone", "2025550142"));
        UUID inbound = makeCampaign("InBound", "active");
        UUID over = makeCampaign("IVR", "completed");
        assertThrows(Failure.Refused.class, () -> outcomes(inbound, RowOptions.USUAL, row));
        assertThrows(Failure.Refused.class, () -> outcomes(over, RowOptions.USUAL, row));
        assertThrows(Failure.NotFound.class, () -> outcomes(UUID.randomUUID(), RowOptions.USUAL, row));
        UUID own = campaign;
        makeClient();
        assertThrows(Failure.NotFound.class, () -> outcomes(own, RowOptions.USUAL, row));
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

    @SafeVarargs
    @SuppressWarnings("varargs")
    private List<String> add(RowOptions options, Map<String, Object>... given) {
        return add(campaign, options, given);
    }

    private List<String> add(RowOptions options, List<Map<String, Object>> given) {
        return words(outcomes(campaign, options, given));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private List<String> add(UUID target, RowOptions options, Map<String, Object>... given) {
        return words(outcomes(target, options, List.of(given)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private List<RowOutcome> outcomes(RowOptions options, Map<String, Object>... given) {
        return outcomes(campaign, options, List.of(given));
    }

    private List<RowOutcome> outcomes(UUID target, RowOptions options, List<Map<String, Object>> given) {
        return intake.add(
                        records.database(),
                        new RowTarget(client, target, null),
                        options,
                        given.stream().map(reader::read).toList())
                .await()
                .indefinitely();
    }

    private static List<String> words(List<RowOutcome> outcomes) {
        return outcomes.stream().map(RecordIntakeTest::word).toList();
    }

    private static String word(RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Stored) {
            return "stored";
        }
        if (outcome instanceof RowOutcome.Duplicate duplicate) {
            return duplicate.isSkipped() ? "skipped" : "duplicate";
        }
        return outcome instanceof RowOutcome.Invalid invalid
                ? "invalid " + invalid.fault().field()
                : "do_not_call";
    }

    private UUID makeCampaign(String type, String status) {
        UUID id = UUID.randomUUID();
        rows.execute(
                "INSERT INTO campaign (client_id, id, name, type, status) VALUES (?, ?, ?, ?, ?)",
                client,
                id,
                "Campaign " + id,
                type,
                status);
        rows.execute(
                "INSERT INTO calling_list (client_id, id, campaign_id, name, is_default) VALUES (?, ?, ?, ?, true)",
                client,
                id,
                id,
                "List " + id);
        return id;
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

    private void forbid(String key) {
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'a test', 2)",
                client,
                key,
                key);
    }
}
