package io.outdial.outbound.donotcall;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Which download of the registry clients have. */
@ApplicationScoped
class RegistryRepository {

    private static final String FIND =
            "SELECT CAST(downloaded_on AS text) FROM do_not_call_registry WHERE client_id = $1";

    /** A client's loads take turns here, so that a former download does not follow a later one. */
    private static final String ADVANCE = """
            INSERT INTO do_not_call_registry AS own (client_id, downloaded_on, reported_by) VALUES ($1, CAST(CAST($2 AS text) AS date), $3)
            ON CONFLICT ON CONSTRAINT do_not_call_registry_pk DO UPDATE
               SET downloaded_on = excluded.downloaded_on, reported_by = excluded.reported_by, updated_at = now()
             WHERE own.downloaded_on <= excluded.downloaded_on
            """;

    private static final String APPLIED = """
            SELECT DISTINCT campaign.client_id, CAST(registry.downloaded_on AS text)
              FROM campaign LEFT JOIN do_not_call_registry AS registry ON registry.client_id = campaign.client_id
             WHERE campaign.applies_registry AND campaign.status IN ('active', 'testing')
            """;

    /** A client with campaigns that apply the registry, and the day of its download; null where it has none. */
    record Applied(UUID clientId, LocalDate downloadedOn) {}

    /**
     * In the session of the caller.
     *
     * @return the day of the download; null where the client has none
     */
    Uni<LocalDate> find(UUID clientId) {
        return connection()
                .chain(connection -> connection.firstRow(FIND, clientId))
                .map(row -> row == null ? null : day(row[0]));
    }

    /** @return whether the download is the latest now; one of a later day stays */
    Uni<Boolean> advance(SqlCarrier transaction, UUID clientId, LocalDate downloadedOn, String reportedBy) {
        return transaction
                .update(ADVANCE, clientId, downloadedOn.toString(), reportedBy)
                .map(written -> written == 1);
    }

    /** Of all clients, in a session of its own. */
    Uni<List<Applied>> findApplied() {
        return Panache.withSession(
                () -> connection().chain(connection -> connection.rows(APPLIED)).map(rows -> rows.stream()
                        .map(row -> new Applied((UUID) row[0], day(row[1])))
                        .toList()));
    }

    private static Uni<SqlCarrier> connection() {
        return Panache.getSession().map(SqlCarrier::of);
    }

    private static LocalDate day(Object column) {
        return column == null ? null : LocalDate.parse((String) column);
    }
}
