package io.outdial.outbound.cloudagent.schedule;

import io.outdial.outbound.cloudagent.schedule.RowIds.Range;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Leads that are to be added at a time to come, and what became of them. */
@ApplicationScoped
class ScheduledLeadRepository {

    private static final String BETWEEN = " ";

    /** A value that cannot be read, or that a constraint forbids. */
    private static final Set<String> REFUSALS = Set.of("22", "23");

    /**
     * The locks that adding a record takes as well (ADR 0006): of a number that may be read in two ways exclusive, so
     * that none has to be taken again more strictly.
     */
    static final String LOCK_NUMBERS = """
            SELECT count(CASE WHEN is_ambiguous THEN pg_advisory_xact_lock(lock) ELSE pg_advisory_xact_lock_shared(lock) END)
              FROM (SELECT do_not_call_lock(CAST(given.client AS uuid), key) AS lock, bool_or(strpos(given.keys, ' ') > 0) AS is_ambiguous
                      FROM unnest(CAST($1 AS text[]), CAST($2 AS text[])) AS given (client, keys), string_to_table(given.keys, ' ') AS key
                     GROUP BY 1 ORDER BY 1) AS ascending
            """;

    /** Of a person who was erased nothing is kept. */
    static final String ADD = """
            WITH given AS MATERIALIZED (
                SELECT item.*, nextval(pg_get_serial_sequence('scheduled_lead', 'id')) AS id
                  FROM unnest(CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[]), CAST($6 AS text[]), CAST($7 AS text[])) WITH ORDINALITY
                    AS item (phone_key, other_phone_key, hashes, fields, due_at, n)
                 WHERE NOT EXISTS (SELECT FROM do_not_call_hash AS erased
                                    WHERE erased.client_id = $1 AND erased.number_hash = ANY (string_to_array(item.hashes, ' ')))
            ), added AS (
                INSERT INTO scheduled_lead (client_id, id, key_id, phone_key, other_phone_key, fields, due_at)
                OVERRIDING SYSTEM VALUE
                SELECT $1, given.id, CAST($2 AS text), given.phone_key, given.other_phone_key, given.fields, CAST(given.due_at AS timestamptz) FROM given
            )
            SELECT given.id FROM generate_series(1, cardinality(CAST($3 AS text[]))) AS item (n) LEFT JOIN given ON given.n = item.n ORDER BY item.n
            """;

    private static final String COLUMNS = """
            SELECT lead.client_id, lead.id, lead.key_id, lead.phone_key, lead.other_phone_key, lead.fields, lead.created_at, lead.due_at, lead.fired_at, lead.response
              FROM scheduled_lead AS lead
            """;

    private static final String IN_RANGES =
            "EXISTS (SELECT FROM unnest(CAST($2 AS bigint[]), CAST($3 AS bigint[])) AS wanted (lowest, highest) WHERE lead.id BETWEEN wanted.lowest AND wanted.highest)";

    static final String LIST = "SELECT * FROM (" + COLUMNS
            + " WHERE lead.client_id = $1 AND (cardinality(CAST($2 AS bigint[])) = 0 OR " + IN_RANGES
            + ") ORDER BY lead.id DESC LIMIT $4) AS newest ORDER BY newest.id";

    static final String DELETE =
            "DELETE FROM scheduled_lead AS lead WHERE lead.client_id = $1 AND lead.fired_at IS NULL AND " + IN_RANGES;

    static final String FIND_DUE = COLUMNS
            + " WHERE lead.fired_at IS NULL AND lead.due_at <= now() ORDER BY lead.due_at, lead.client_id, lead.id LIMIT $1";

    /** What another replica is adding is passed over; what it has added meanwhile, or was deleted, is not there. */
    static final String TAKE = COLUMNS + """
              JOIN unnest(CAST($1 AS text[]), CAST($2 AS bigint[])) AS wanted (client, id) ON lead.client_id = CAST(wanted.client AS uuid) AND lead.id = wanted.id
             WHERE lead.fired_at IS NULL
             ORDER BY lead.client_id, lead.due_at, lead.id FOR UPDATE OF lead SKIP LOCKED
            """;

    static final String ANSWER = """
            UPDATE scheduled_lead AS lead SET fired_at = now(), response = told.response
              FROM unnest(CAST($1 AS text[]), CAST($2 AS bigint[]), CAST($3 AS text[])) AS told (client, id, response)
             WHERE lead.client_id = CAST(told.client AS uuid) AND lead.id = told.id
            """;

    @Inject
    Pool pool;

    @Inject
    NumberHash hashes;

    SqlCarrier database() {
        return SqlCarrier.of(pool);
    }

    /**
     * @param rows without a fault
     * @return the id of each, in their order; null of a number whose owner was erased
     */
    Uni<List<Long>> add(SqlCarrier connection, UUID clientId, String keyId, List<ScheduleRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<PhoneNumber> phones = rows.stream().map(row -> row.lead().phone()).toList();
        return connection.inTransaction(
                transaction -> lock(transaction, texts(phones, phone -> clientId), texts(phones, this::keys))
                        .chain(() -> transaction.rows(
                                ADD,
                                clientId,
                                keyId,
                                texts(phones, PhoneNumber::key),
                                texts(phones, PhoneNumber::otherKey),
                                texts(phones, phone -> hashes(clientId, phone)),
                                texts(rows, ScheduleRow::fields),
                                texts(rows, ScheduleRow::dueAt)))
                        .map(found -> Arrays.asList(
                                found.stream().map(row -> (Long) row[0]).toArray(Long[]::new))));
    }

    /**
     * In the order of their ids; of more than the limit the newest.
     *
     * @param ids none for all
     */
    Uni<List<ScheduledLead>> list(UUID clientId, RowIds ids, int limit) {
        return database()
                .rows(LIST, clientId, bounds(ids, Range::first), bounds(ids, Range::last), limit)
                .map(ScheduledLeadRepository::leads);
    }

    /** @return how many of those that have not been added there were */
    Uni<Integer> delete(UUID clientId, RowIds ids) {
        return database().update(DELETE, clientId, bounds(ids, Range::first), bounds(ids, Range::last));
    }

    /** Those whose time has come, of all clients. Somebody else may be adding them. */
    Uni<List<ScheduledLead>> findDue(int limit) {
        return database().rows(FIND_DUE, limit).map(ScheduledLeadRepository::leads);
    }

    /**
     * Those of the leads that are still to be added: nobody else does before the transaction ends. Their numbers are
     * locked before, in the order that all transactions keep.
     */
    Uni<List<ScheduledLead>> take(SqlCarrier transaction, List<ScheduledLead> due) {
        return lock(
                        transaction,
                        texts(due, ScheduledLead::clientId),
                        texts(due, lead -> String.join(BETWEEN, lead.phoneKeys())))
                .chain(() -> transaction.rows(TAKE, texts(due, ScheduledLead::clientId), ids(due)))
                .map(ScheduledLeadRepository::leads);
    }

    /** @param responses in the order of the leads */
    Uni<Void> answer(SqlCarrier transaction, List<ScheduledLead> leads, List<String> responses) {
        return transaction.execute(
                ANSWER, texts(leads, ScheduledLead::clientId), ids(leads), responses.toArray(String[]::new));
    }

    /** Whether the database has refused a value, which it would again. */
    static boolean isRefusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseException database && database.getSqlState() != null) {
                return REFUSALS.contains(database.getSqlState().substring(0, 2));
            }
        }
        return false;
    }

    private static Uni<Void> lock(SqlCarrier transaction, String[] clients, String[] keys) {
        return transaction.firstRow(LOCK_NUMBERS, clients, keys).replaceWithVoid();
    }

    private String keys(PhoneNumber phone) {
        return String.join(BETWEEN, phone.keys());
    }

    private String hashes(UUID clientId, PhoneNumber phone) {
        return String.join(
                BETWEEN,
                phone.everyKey().stream().map(key -> hashes.of(clientId, key)).toList());
    }

    private static Long[] ids(List<ScheduledLead> leads) {
        return leads.stream().map(ScheduledLead::id).toArray(Long[]::new);
    }

    private static Long[] bounds(RowIds ids, Function<Range, Long> bound) {
        return ids.ranges().stream().map(bound).toArray(Long[]::new);
    }

    private static <T> String[] texts(List<T> items, Function<T, ?> value) {
        return items.stream()
                .map(item -> Objects.toString(value.apply(item), null))
                .toArray(String[]::new);
    }

    private static List<ScheduledLead> leads(List<Object[]> rows) {
        return rows.stream().map(ScheduledLeadRepository::lead).toList();
    }

    private static ScheduledLead lead(Object[] row) {
        return new ScheduledLead(
                (UUID) row[0],
                (Long) row[1],
                (String) row[2],
                Stream.of((String) row[3], (String) row[4])
                        .filter(Objects::nonNull)
                        .toList(),
                (String) row[5],
                instant(row[6]),
                instant(row[7]),
                instant(row[8]),
                (String) row[9]);
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
