package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads single records. */
@ApplicationScoped
public class RecordDetailsRepository {

    static final String FIND = """
            SELECT record.handle, record.chain_id, record.chain_n, list.id, list.name, list.dbid, record.campaign_id, record.record_status,
                   record.phone, record.phone_key, record.phone_type, array_to_string(own_window.zones, ' '), own_window.call_from, own_window.call_until,
                   record.other_phone_key, record.record_type, record.call_result, record.attempts, record.priority, record.member_id, record.skill_id, record.source_id,
                   record.name AS person, record.customer_id, record.enrolment_id, CAST(record.user_data AS text) AS user_data,
                   record.due_at, record.expires_at, record.created_at, record.updated_at, record.ended_at, record.rejected_by, record.rejected_at, record.import_id
              FROM outbound_record AS record
              JOIN calling_list AS list ON list.client_id = record.client_id AND list.id = record.calling_list_id
              LEFT JOIN calling_window AS own_window ON own_window.client_id = record.client_id AND own_window.id = record.window_id
             WHERE record.client_id = $1 AND record.handle = ANY (CAST(CAST($2 AS text[]) AS bigint[])) ORDER BY record.handle
            """;

    /** Null if the client has no such record. */
    public Uni<RecordDetails> find(UUID clientId, long handle) {
        return findAll(clientId, List.of(handle)).map(found -> found.isEmpty() ? null : found.get(0));
    }

    /** Those that there are, in the order of the handles. */
    public Uni<List<RecordDetails>> findAll(UUID clientId, Collection<Long> handles) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(FIND, clientId, RecordRepository.texts(handles)))
                .map(rows -> rows.stream().map(RecordDetailsRepository::details).toList());
    }

    private static RecordDetails details(Object[] row) {
        return new RecordDetails(
                new HandedOut.Key(
                        (Long) row[0], (Long) row[1], (Integer) row[2], (UUID) row[3], (String) row[4], (Integer)
                                row[5]),
                (UUID) row[6],
                RecordStatus.of((Short) row[7]),
                new HandedOut.Destination(
                        (String) row[8],
                        (String) row[9],
                        PhoneType.of((Short) row[10]),
                        WindowKey.read((String) row[11], (Integer) row[12], (Integer) row[13])),
                (String) row[14],
                new HandedOut.Progress(
                        RecordType.of((Short) row[15]),
                        CallResult.find((Short) row[16]).orElseThrow(),
                        (Integer) row[17],
                        (Short) row[18]),
                new HandedOut.Audience((UUID) row[19], (UUID) row[20], (UUID) row[21]),
                new HandedOut.Person((String) row[22], (UUID) row[23], (UUID) row[24]),
                new JsonObject((String) row[25]).getMap(),
                new RecordDetails.Times(
                        instant(row[26]), instant(row[27]), instant(row[28]), instant(row[29]), instant(row[30])),
                (UUID) row[31],
                instant(row[32]),
                (UUID) row[33]);
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
