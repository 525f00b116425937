package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.e2e.Command.Outcome;
import io.outdial.local.OutdialService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The service and then PostgreSQL are killed in the middle of an import, each while a chunk waits to be stored: the
 * command goes on by itself, and the rows are those of the file.
 */
@OnFailingProduct
class ImportCrashTest {

    private static final int ROWS = 30_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Product product;

    ImportCrashTest(Product product) {
        this.product = product;
    }

    @Test
    @SuppressWarnings("try") // What is held is only released.
    void aFileIsLoadedWholeAndOnce() throws Exception {
        String name = "Crash " + UUID.randomUUID();
        assertEquals(
                200,
                product.caller()
                        .post("/v2/campaigns", "{\"name\": \"%s\", \"type\": \"IVR\"}".formatted(name))
                        .status());
        Path file = Files.createTempFile("leads", ".csv");
        Files.writeString(
                file,
                IntStream.range(0, ROWS)
                        .mapToObj("7012%06d"::formatted)
                        .collect(Collectors.joining("\n", "phone\n", "\n")));
        CompletableFuture<Outcome> command = CompletableFuture.supplyAsync(
                () -> Command.run("import", file.toString(), "--campaign", name, "--data", product.dataFolder()));

        String campaign = product.query(OutdialService.OUTBOUND, "SELECT id FROM campaign WHERE name = ?", name);
        awaitRows(campaign, 1);
        try (HeldNumbers held = new HeldNumbers(product)) {
            product.stack().kill(OutdialService.OUTBOUND);
            product.stack().restart(OutdialService.OUTBOUND);
        }
        int stored = rows(campaign);
        awaitRows(campaign, stored + 1);
        try (HeldNumbers held = new HeldNumbers(product)) {
            held.killPostgres();
        }
        Outcome outcome = command.get();
        awaitAllServices();

        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        assertTrue(outcome.out().contains("  stored               30,000\n"), outcome.out());
        assertTrue(outcome.out().contains("trying again"), outcome.out());
        assertEquals(
                ROWS + " " + ROWS,
                product.query(
                        OutdialService.OUTBOUND,
                        "SELECT count(*) || ' ' || count(DISTINCT phone_key) FROM outbound_record WHERE campaign_id = ?::uuid",
                        campaign));
        Files.delete(file);
    }

    private int rows(String campaign) {
        return Integer.parseInt(product.query(
                OutdialService.OUTBOUND,
                "SELECT coalesce(sum(row_count), 0) FROM import_job WHERE campaign_id = ?::uuid",
                campaign));
    }

    private void awaitRows(String campaign, int rows) {
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(10)).until(() -> rows(campaign) >= rows);
    }

    /** Their connections to the database are gone as well. */
    private void awaitAllServices() {
        for (String path :
                List.of(Product.RESTRICTIONS_PATH, Product.TRANSFER_PATH, "/v2/customers", "/v2/campaigns")) {
            await().atMost(TIMEOUT).until(() -> product.caller().get(path).status() == 200);
        }
    }

    /** Nothing can be added while the lock of some number is held: a chunk that comes then waits. */
    private static final class HeldNumbers implements AutoCloseable {

        private final Connection connection;
        private final long process;

        HeldNumbers(Product product) throws SQLException {
            connection = product.stack().database(OutdialService.OUTBOUND).connect();
            try (PreparedStatement lock = connection.prepareStatement(
                    "SELECT pg_advisory_lock(do_not_call_lock(?::uuid, '+17012000000')), pg_backend_pid()")) {
                lock.setString(1, product.credentials().clientId().toString());
                try (ResultSet row = lock.executeQuery()) {
                    row.next();
                    process = row.getLong(2);
                }
            }
        }

        /** {@code kill -9} of one of its processes: PostgreSQL ends all others and recovers from its log. */
        void killPostgres() {
            ProcessHandle.of(process).orElseThrow().destroyForcibly();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
