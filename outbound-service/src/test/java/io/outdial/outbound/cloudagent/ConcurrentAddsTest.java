package io.outdial.outbound.cloudagent;

import static io.outdial.outbound.cloudagent.CloudAgentRequest.lead;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many at once: of duplicates, of starts, of repetitions, and against a do-not-call mark (ADR 0006). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ConcurrentAddsTest {

    private static final int AT_ONCE = 16;
    private static final String DUPLICATE = "Number Already Exist\"";

    @TestHTTPResource(CloudAgentRequest.PATH)
    URI path;

    final Campaigns campaigns = new Campaigns();

    final DataSource dataSource = TestEnvironment.database();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @RepeatedTest(25)
    void sixteenEqualAddsStoreOne() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String number = Campaigns.number();
        List<String> answers = atOnce(i -> lead(campaign, number).put("checkDuplicate", true));
        assertEquals(1, campaigns.stored(campaign));
        assertEquals(AT_ONCE - 1, count(answers, DUPLICATE));
    }

    @RepeatedTest(10)
    void withAndWithoutTheCheckEachKeepsItsWord() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String number = Campaigns.number();
        List<String> answers = atOnce(i -> lead(campaign, number).put("checkDuplicate", i % 2 == 0));
        long refused = count(answers, DUPLICATE);
        assertTrue(refused >= AT_ONCE / 2 - 1, "at most one of those with the check was the first");
        assertEquals(AT_ONCE - refused, campaigns.stored(campaign));
        assertEquals(1L, campaigns.ofOnlyRecord(campaign, "count(*) FILTER (WHERE is_first)"));
    }

    @RepeatedTest(10)
    void onlyOneStartSaysThatItStarted() {
        String campaign = campaigns.make("IVR", "Nonagentwise", "READY");
        List<String> answers = atOnce(i -> lead(campaign, Campaigns.number()).put("action", "start"));
        assertEquals(1, count(answers, "SuccessFully Updated, IVR was started"));
        assertEquals(AT_ONCE - 1, count(answers, "Is Already Started"));
        assertEquals(AT_ONCE, campaigns.stored(campaign));
        assertEquals("RUNNING", campaigns.position(campaign));
    }

    @RepeatedTest(5)
    void oneIdempotencyKeyIsOneLead() {
        String campaign = campaigns.make("IVR", "Nonagentwise", "READY");
        String key = UUID.randomUUID().toString();
        ObjectNode lead = lead(campaign, Campaigns.number()).put("action", "start");
        List<String> answers =
                all(IntStream.range(0, AT_ONCE).mapToObj(i -> add(lead, key)).toList());
        assertEquals(1, campaigns.stored(campaign));
        assertEquals(AT_ONCE, count(answers, "SuccessFully Updated, IVR was started"));
    }

    /** A mark that is not committed yet holds the add back; once it is, the add is refused although it began before. */
    @Test
    void anAddWaitsForAMarkInProgress() throws SQLException {
        String campaign = campaigns.make("IVR", "Nonagentwise", "READY");
        String number = Campaigns.number();
        try (Connection marking = dataSource.getConnection()) {
            marking.setAutoCommit(false);
            lockAndMark(marking, number);
            CompletableFuture<String> answer = add(lead(campaign, number), null);
            Awaitility.await().until(() -> (Boolean) campaigns.value(
                    "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)"));
            assertFalse(answer.isDone());
            marking.commit();
            assertTrue(answer.join().contains("PhoneNumber Added is a DND Number"));
        }
        assertEquals(0, campaigns.stored(campaign));
    }

    @RepeatedTest(20)
    void aMarkAmongAddsLeavesNothingToDial() throws SQLException {
        List<String> names = IntStream.range(0, 8)
                .mapToObj(i -> campaigns.make("IVR", "Nonagentwise", "READY"))
                .toList();
        String number = Campaigns.number();
        List<CompletableFuture<String>> adds =
                names.stream().map(name -> add(lead(name, number), null)).toList();
        try (Connection marking = dataSource.getConnection()) {
            marking.setAutoCommit(false);
            lockAndMark(marking, number);
            marking.commit();
        }
        all(adds);
        assertEquals(
                0L,
                campaigns.value(
                        "SELECT count(*) FROM outbound_record WHERE phone_key = ? AND record_type <> 7",
                        "+1" + number));
    }

    /** As whoever marks a number must do it: lock, list, stop (V002, do_not_call_lock). */
    private static void lockAndMark(Connection connection, String number) throws SQLException {
        String key = "+1" + number;
        bind(connection, "SELECT pg_advisory_xact_lock(do_not_call_lock(?, ?))", TestEnvironment.CLIENT, key)
                .execute();
        bind(
                        connection,
                        "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'a test', 2)",
                        TestEnvironment.CLIENT,
                        key,
                        number)
                .execute();
        bind(
                        connection,
                        "UPDATE outbound_record SET record_type = 7 WHERE client_id = ? AND phone_key = ?",
                        TestEnvironment.CLIENT,
                        key)
                .execute();
    }

    private List<String> atOnce(IntFunction<ObjectNode> lead) {
        return all(IntStream.range(0, AT_ONCE)
                .mapToObj(i -> add(lead.apply(i), null))
                .toList());
    }

    private CompletableFuture<String> add(ObjectNode lead, String idempotencyKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(path)
                .header("Content-Type", "application/json")
                .header("apiKey", TestEnvironment.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(lead.toString()));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }

    private static List<String> all(List<CompletableFuture<String>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static long count(List<String> answers, String text) {
        return answers.stream().filter(answer -> answer.contains(text)).count();
    }

    private static PreparedStatement bind(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
