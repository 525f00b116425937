package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The queue of the records that are due. What is swept belongs to no request, so it is found by the SQL client. */
@ApplicationScoped
public class QueueRepository {

    /** So many rows are swept at once. */
    private static final int SWEEP = 200;

    @Inject
    Pool database;

    @Inject
    Outbox outbox;

    /** A record of another client's queue, or one that has to be looked at. */
    public record RecordKey(UUID clientId, long handle) {}

    /** @param obstacle why it was not handed out */
    public record Refused(long handle, String obstacle) {}

    public record Pulled(List<HandedOut> records, List<Refused> refused) {

        public Pulled {
            records = List.copyOf(records);
            refused = List.copyOf(refused);
        }
    }

    /** Hands out what the query wants, in the caller's transaction. */
    public Uni<Pulled> pull(QueueQuery query) {
        int wanted = query.limits().records();
        return Panache.getSession()
                .map(SqlCarrier::of)
                .chain(connection -> connection.rows(
                        QueueStatements.PULL,
                        query.clientId(),
                        query.campaignId(),
                        texts(query.owners().stream()),
                        texts(query.windowIds().stream()),
                        wanted,
                        query.limits().maxAttempts(),
                        query.limits().maxCallsADay(),
                        query.limits().maxConcurrentCalls(),
                        query.memberId(),
                        query.takenBy(),
                        texts(Stream.generate(UuidV7::next).limit(wanted)),
                        (int) query.lease().toSeconds(),
                        query.sources().withSource(),
                        texts(query.sources().blocked().stream()),
                        texts(query.sources().ofOwners().stream())))
                .map(QueueRepository::pulled)
                .invoke(pulled -> {
                    if (!pulled.records().isEmpty()) {
                        outbox.expectNotes();
                    }
                });
    }

    /**
     * When the first record of each window is due that nobody has, in the caller's transaction.
     *
     * @param owners for whom the records may be
     * @param sources from which sources they may be
     */
    public Uni<Map<Integer, Instant>> nextDue(UUID clientId, UUID campaignId, Set<UUID> owners, SourceFilter sources) {
        return Panache.getSession()
                .map(SqlCarrier::of)
                .chain(connection -> connection.rows(
                        QueueStatements.NEXT_DUE,
                        clientId,
                        campaignId,
                        texts(owners.stream()),
                        sources.withSource(),
                        texts(sources.blocked().stream()),
                        texts(sources.ofOwners().stream())))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (Integer) row[0], row -> instant(row[1]))));
    }

    public Uni<List<RecordKey>> lostLeases() {
        return find(QueueStatements.LOST_LEASES);
    }

    public Uni<List<RecordKey>> expired() {
        return find(QueueStatements.EXPIRED);
    }

    public Uni<List<RecordKey>> missedCallbacks() {
        return find(QueueStatements.MISSED_CALLBACKS);
    }

    private Uni<List<RecordKey>> find(String sql) {
        return database.preparedQuery(sql).execute(Tuple.of(SWEEP)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new RecordKey(row.getUUID("client_id"), row.getLong("handle")))
                .toList());
    }

    /** @param rows in the order of {@link QueueStatements#PULL} */
    private static Pulled pulled(List<Object[]> rows) {
        List<HandedOut> records = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Object[] row : rows) {
            if (row[1] == null) {
                records.add(record(row));
            } else {
                refused.add(new Refused((Long) row[0], (String) row[1]));
            }
        }
        return new Pulled(records, refused);
    }

    private static HandedOut record(Object[] row) {
        return new HandedOut(
                new HandedOut.Key(
                        (Long) row[0], (Long) row[2], (Integer) row[3], (UUID) row[4], (String) row[5], (Integer)
                                row[6]),
                new HandedOut.Attempt((UUID) row[22], instant(row[23])),
                new HandedOut.Destination(
                        (String) row[7],
                        (String) row[8],
                        PhoneType.of((Short) row[9]),
                        WindowKey.read((String) row[24], (Integer) row[25], (Integer) row[26])),
                new HandedOut.Progress(
                        RecordType.of((Short) row[10]),
                        CallResult.find((Short) row[11]).orElseThrow(),
                        (Integer) row[12],
                        (Short) row[13]),
                new HandedOut.Audience((UUID) row[16], (UUID) row[17], (UUID) row[18]),
                new HandedOut.Person((String) row[14], (UUID) row[20], (UUID) row[21]),
                new JsonObject((String) row[15]).getMap(),
                instant(row[19]));
    }

    private static String[] texts(Stream<?> values) {
        return values.map(Object::toString).toArray(String[]::new);
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
