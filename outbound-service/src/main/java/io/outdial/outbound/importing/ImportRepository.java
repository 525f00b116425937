package io.outdial.outbound.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Jobs that load files, as they are stored. */
@ApplicationScoped
class ImportRepository {

    private static final String COLUMNS = """
            client_id, id, kind, campaign_id, dry_run, CAST(options AS text), format, delimiter, CAST(column_names AS text), state, problem,
            reached_bytes, reached_line, row_count, rejected, CAST(outcomes AS text), created_at, updated_at, ended_at, upload, upload_at, upload_rows
            """;

    private static final String INSERT = """
            INSERT INTO import_job (client_id, id, kind, campaign_id, dry_run, options, format, delimiter, column_names, state, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, CAST(CAST($6 AS text) AS jsonb), $7, $8, CAST(CAST($9 AS text) AS jsonb), 'waiting', $10, $10)
            RETURNING
            """ + COLUMNS;

    private static final String FIND = "SELECT " + COLUMNS + " FROM import_job WHERE client_id = $1 AND id = $2";

    private static final String LIST = "SELECT " + COLUMNS
            + " FROM import_job WHERE client_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3";

    private static final String COUNT = "SELECT count(*) FROM import_job WHERE client_id = $1";

    /** Waits for a chunk that is being stored. */
    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String LOCK_CLIENT =
            "SELECT pg_advisory_xact_lock(hashtextextended('import ' || CAST($1 AS text), 0))";

    private static final String COUNT_OTHERS = """
            SELECT count(*) FROM import_job WHERE client_id = $1 AND id <> $2 AND state = 'running' AND seen_at > $3
            """;

    private static final String BEGIN_UPLOAD = """
            UPDATE import_job SET state = 'running', upload = $3, upload_at = $4, upload_rows = row_count, seen_at = $4, updated_at = $4
             WHERE client_id = $1 AND id = $2 AND state IN ('waiting', 'queued', 'running')
            RETURNING
            """ + COLUMNS;

    private static final String QUEUE =
            "UPDATE import_job SET state = 'queued' WHERE client_id = $1 AND id = $2 AND state = 'waiting'";

    /** Nothing happens if another request has taken over. */
    private static final String END_UPLOAD = """
            UPDATE import_job SET state = 'waiting', upload = NULL, updated_at = $4
             WHERE client_id = $1 AND id = $2 AND upload = $3
            """;

    private static final String UNQUEUE =
            "UPDATE import_job SET state = 'waiting' WHERE client_id = $1 AND id = $2 AND state = 'queued'";

    private static final String END = """
            UPDATE import_job SET state = $3, problem = $4, upload = NULL, ended_at = $5, updated_at = $5
             WHERE client_id = $1 AND id = $2 AND state IN ('waiting', 'queued', 'running')
            RETURNING
            """ + COLUMNS;

    private static final String ADVANCE = """
            UPDATE import_job
               SET delimiter = $3, column_names = CAST(CAST($4 AS text) AS jsonb), reached_bytes = $5, reached_line = $6, row_count = $7, rejected = $8,
                   outcomes = CAST(CAST($9 AS text) AS jsonb), seen_at = $10, updated_at = $10
             WHERE client_id = $1 AND id = $2
            """;

    /** Those that are still read by these requests. One whose chunk is being stored is seen by that. */
    private static final String SEE = """
            WITH idle AS MATERIALIZED (
                SELECT client_id, id FROM import_job WHERE upload = ANY (CAST(CAST($1 AS text[]) AS uuid[])) FOR NO KEY UPDATE SKIP LOCKED
            ), seen AS (
                UPDATE import_job AS job SET seen_at = $2 FROM idle WHERE job.client_id = idle.client_id AND job.id = idle.id
            )
            SELECT upload FROM import_job WHERE upload = ANY (CAST(CAST($1 AS text[]) AS uuid[]))
            """;

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    SqlCarrier database() {
        return SqlCarrier.of(pool);
    }

    Uni<ImportJob> add(SqlCarrier connection, UUID id, NewImport added, Instant now) {
        FileFormat format = added.format();
        return connection
                .firstRow(
                        INSERT,
                        added.clientId(),
                        id,
                        added.kind(),
                        added.campaignId(),
                        added.isDryRun(),
                        write(added.options()),
                        format.type().wireValue(),
                        text(format.delimiter()),
                        write(format.columns()),
                        now)
                .map(this::toJob);
    }

    /** Null if the client has none of the id. */
    Uni<ImportJob> find(UUID clientId, UUID id) {
        return database().firstRow(FIND, clientId, id).map(this::toJob);
    }

    /** From the latest on. */
    Uni<List<ImportJob>> list(UUID clientId, int limit, long offset) {
        return database()
                .rows(LIST, clientId, (long) limit, offset)
                .map(rows -> rows.stream().map(this::toJob).toList());
    }

    Uni<Long> count(UUID clientId) {
        return database().firstRow(COUNT, clientId).map(row -> (Long) row[0]);
    }

    /** Nobody else changes it until the transaction ends. Null if the client has none of the id. */
    Uni<ImportJob> lock(SqlCarrier transaction, UUID clientId, UUID id) {
        return transaction.firstRow(LOCK, clientId, id).map(this::toJob);
    }

    /** How many other files of the client are read; until the transaction ends no further one begins. */
    Uni<Long> lockAndCountOthers(SqlCarrier transaction, UUID clientId, UUID id, Instant seenAfter) {
        return transaction
                .firstRow(LOCK_CLIENT, clientId.toString())
                .chain(() -> transaction.firstRow(COUNT_OTHERS, clientId, id, seenAfter))
                .map(row -> (Long) row[0]);
    }

    /** A request that brought data until now is replaced. Null if the job is over. */
    Uni<ImportJob> beginUpload(SqlCarrier transaction, UUID clientId, UUID id, UUID upload, Instant now) {
        return transaction.firstRow(BEGIN_UPLOAD, clientId, id, upload, now).map(this::toJob);
    }

    Uni<Void> queue(SqlCarrier transaction, UUID clientId, UUID id) {
        return transaction.execute(QUEUE, clientId, id);
    }

    Uni<Void> unqueue(UUID clientId, UUID id) {
        return database().execute(UNQUEUE, clientId, id);
    }

    Uni<Void> endUpload(UUID clientId, UUID id, UUID upload, Instant now) {
        return database().execute(END_UPLOAD, clientId, id, upload, now);
    }

    /** Null if it is over already, or there is none. */
    Uni<ImportJob> end(SqlCarrier connection, UUID clientId, UUID id, ImportState state, String problem, Instant now) {
        return connection
                .firstRow(END, clientId, id, state.wireValue(), problem, now)
                .map(this::toJob);
    }

    /** Keeps how far a file has been read. */
    Uni<Void> advance(SqlCarrier transaction, ImportJob job, Instant now) {
        return transaction.execute(
                ADVANCE,
                job.clientId(),
                job.id(),
                text(job.format().delimiter()),
                write(job.format().columns()),
                job.reached().bytes(),
                job.reached().line(),
                job.rows(),
                job.rejected(),
                write(job.outcomes()),
                now);
    }

    /** Those of the requests that nothing has replaced. */
    Uni<List<UUID>> see(List<UUID> uploads, Instant now) {
        return database()
                .rows(SEE, uploads.stream().map(UUID::toString).toArray(String[]::new), now)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    /** @param row in the order of {@link #COLUMNS}, null for none */
    private ImportJob toJob(Object[] row) {
        if (row == null) {
            return null;
        }
        FileFormat format = new FileFormat(
                FileFormat.Type.of((String) row[6]),
                row[7] == null ? null : ((String) row[7]).charAt(0),
                row[8] == null ? null : read((String) row[8], TEXTS));
        return new ImportJob(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (UUID) row[3],
                (boolean) row[4],
                read((String) row[5], new TypeReference<JsonNode>() {}),
                format,
                ImportState.of((String) row[9]),
                (String) row[10],
                new Position((long) row[11], (long) row[12]),
                (long) row[13],
                (long) row[14],
                read((String) row[15], COUNTS),
                instant(row[16]),
                instant(row[17]),
                instant(row[18]),
                row[19] == null ? null : new ImportJob.Upload((UUID) row[19], instant(row[20]), (long) row[21]));
    }

    private static Instant instant(Object value) {
        return value == null ? null : ((OffsetDateTime) value).toInstant();
    }

    private static String text(Character character) {
        return character == null ? null : character.toString();
    }

    private String write(Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job that cannot be written", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job that cannot be read", e);
        }
    }
}
