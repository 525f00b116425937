package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads the attempts of records. */
@ApplicationScoped
public class AttemptListRepository {

    static final String COUNT = "SELECT count(*) FROM attempt WHERE client_id = $1 AND handle = $2";

    static final String LIST = """
            SELECT id, member_id, taken_by, taken_at, lease_until, ended_at, ended_by, call_result, dialled, duration_s, CAST(transfer AS text)
              FROM attempt WHERE client_id = $1 AND handle = $2 ORDER BY taken_at DESC, id DESC LIMIT $3 OFFSET $4
            """;

    /** The latest first. */
    public Uni<Page<Attempt>> list(UUID clientId, long handle, PageRequest page) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .firstRow(COUNT, clientId, handle)
                .map(row -> (Long) row[0])
                .chain(total -> SqlCarrier.of(session)
                        .rows(LIST, clientId, handle, page.limit(), page.offset())
                        .map(rows -> Page.of(
                                page,
                                total,
                                rows.stream()
                                        .map(AttemptListRepository::attempt)
                                        .toList()))));
    }

    private static Attempt attempt(Object[] row) {
        return new Attempt(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                instant(row[3]),
                instant(row[4]),
                instant(row[5]),
                (String) row[6],
                row[7] == null ? null : CallResult.find((Short) row[7]).orElseThrow(),
                (Boolean) row[8],
                (Integer) row[9],
                row[10] == null ? null : new JsonObject((String) row[10]).getMap());
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
