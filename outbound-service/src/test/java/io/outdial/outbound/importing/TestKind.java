package io.outdial.outbound.importing;

import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Rows that are only noted; those without an {@code a} are wrong, and one of {@link #REFUSED} fails its statement. */
@ApplicationScoped
public class TestKind implements ImportKind {

    static final String NAME = "test";

    /** What the database does not take. */
    static final String REFUSED = "refused";

    private final Map<UUID, Queue<Object>> noted = new ConcurrentHashMap<>();

    private final AtomicInteger chunksLeft = new AtomicInteger(Integer.MAX_VALUE);

    private final AtomicInteger slowAbove = new AtomicInteger(Integer.MAX_VALUE);

    @Override
    public String name() {
        return NAME;
    }

    /** @param chunks that are stored before the next one fails */
    void failAfter(int chunks) {
        chunksLeft.set(chunks);
    }

    /** @param rows the statement of more of them takes longer than PostgreSQL gives it */
    void slowAbove(int rows) {
        slowAbove.set(rows);
    }

    List<Object> noted(UUID id) {
        return List.copyOf(noted.getOrDefault(id, new ConcurrentLinkedQueue<>()));
    }

    @Override
    public RowSink open(Client client, ImportJob job, List<String> columns) {
        if (job.format().isCsv() && !columns.contains("a")) {
            throw FileFaults.file("There is no column a");
        }
        return rows -> transaction -> {
            if (chunksLeft.getAndDecrement() <= 0) {
                return Uni.createFrom().failure(new IllegalStateException("a chunk that fails"));
            }
            if (rows.size() > slowAbove.get()) {
                return transaction
                        .firstRow("SELECT set_config('statement_timeout', '20', true)")
                        .chain(() -> transaction.firstRow("SELECT true FROM pg_sleep(10)"))
                        .map(never -> List.of());
            }
            long refused = rows.stream()
                    .filter(row -> REFUSED.equals(row.values().get("a")))
                    .count();
            return transaction
                    .firstRow("SELECT 1 / CAST($1 AS bigint)", refused == 0 ? 1L : 0L)
                    .map(one -> rows.stream()
                            .map(row -> note(job.id(), row.values().get("a")))
                            .toList());
        };
    }

    private RowResult note(UUID id, Object value) {
        if (value == null || "".equals(value)) {
            return RowResult.invalid("a is missing");
        }
        noted.computeIfAbsent(id, unknown -> new ConcurrentLinkedQueue<>()).add(value);
        return RowResult.taken("stored");
    }
}
