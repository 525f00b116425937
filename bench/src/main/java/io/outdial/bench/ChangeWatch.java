package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import io.outdial.local.postgres.DatabaseServer;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * How soon a change takes effect in a replica that did not make it: restrictions are inserted and deleted directly in
 * the table. Measured from the commit to the first decision that reflects the change.
 */
final class ChangeWatch {

    private static final int CHANGES = 50;
    private static final double GOAL_MILLIS = 1_000;
    private static final long TIMEOUT_NANOS = 30_000_000_000L;

    private final BenchStack stack;
    private final DatabaseServer database;
    private final IntFunction<Question> questions;

    /** @param questions each for another campaign, and allowed as long as nothing changes */
    ChangeWatch(BenchStack stack, DatabaseServer database, IntFunction<Question> questions) {
        this.stack = stack;
        this.database = database;
        this.questions = questions;
    }

    record Question(String campaign, String member, String source, String path) {}

    Finding measure(Progress progress) throws SQLException {
        URI service = stack.serviceUrl(OutdialService.RESTRICTIONS);
        Map<String, String> headers = Map.of("x-api-key", stack.apiKey());
        double[] millis = new double[2 * CHANGES];
        try (Connection connection = database.connect();
                Selector selector = Selector.open();
                HttpLane http = HttpLane.open(service, selector)) {
            for (int i = 0; i < CHANGES; i++) {
                Question question = questions.apply(i);
                byte[] request = HttpLane.request(service, headers, question.path());
                forbid(connection, question);
                millis[2 * i] = millisUntil("\"allowed\":false", http, request);
                allow(connection, question);
                millis[2 * i + 1] = millisUntil("\"allowed\":true", http, request);
            }
        } catch (IOException e) {
            throw new LocalFailure("a decision was not answered: " + e, e);
        }
        Spread spread = Spread.of(millis);
        progress.line(String.format(
                Locale.ROOT,
                "  %d changes, the slowest was in the decisions after %.1f ms",
                2 * CHANGES,
                spread.max()));
        return new Finding(
                "from the commit of a change to a decision that knows it, " + 2 * CHANGES + " changes",
                Finding.MILLIS,
                spread,
                GOAL_MILLIS,
                0,
                "");
    }

    private void forbid(Connection connection, Question question) throws SQLException {
        String insert = """
                INSERT INTO agent_source_restriction (client_id, id, campaign_id, member_id, source_id, created_at, updated_at)
                VALUES (?, uuidv7(), ?, ?, ?, now(), now())
                """;
        execute(connection, insert, question);
    }

    private void allow(Connection connection, Question question) throws SQLException {
        String delete =
                "DELETE FROM agent_source_restriction WHERE client_id = ? AND campaign_id = ? AND member_id = ? AND source_id = ?";
        execute(connection, delete, question);
    }

    private void execute(Connection connection, String sql, Question question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, stack.clientId());
            statement.setObject(2, UUID.fromString(question.campaign()));
            statement.setObject(3, UUID.fromString(question.member()));
            statement.setObject(4, UUID.fromString(question.source()));
            statement.execute();
        }
    }

    private static double millisUntil(String answer, HttpLane http, byte[] request) throws IOException {
        long committed = System.nanoTime();
        HttpLane.Reply reply = http.exchange(request);
        while (!reply.body().contains(answer)) {
            if (System.nanoTime() - committed > TIMEOUT_NANOS) {
                throw new LocalFailure("a change is not in the decisions: " + reply);
            }
            reply = http.exchange(request);
        }
        return (System.nanoTime() - committed) / 1e6;
    }
}
