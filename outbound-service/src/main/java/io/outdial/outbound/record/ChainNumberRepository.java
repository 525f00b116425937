package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Adds the new numbers of persons to the chains by which they are called, in the session of the caller. */
@ApplicationScoped
class ChainNumberRepository {

    /** What the records of a chain have in common, as its first one has it. */
    static final String FIND = """
            SELECT handle, campaign_id, calling_list_id, priority, expires_at, member_id, skill_id, CAST(user_data AS text), source_id, call_from, call_until, enrolment_id
              FROM outbound_record WHERE client_id = $1 AND handle = ANY (CAST(CAST($2 AS text[]) AS bigint[])) ORDER BY handle
            """;

    /** An open record of the number in the campaign: nobody is called twice. */
    static final String IS_KNOWN = """
            SELECT EXISTS (SELECT FROM outbound_record
                            WHERE client_id = $1 AND phone_key = ANY (CAST($3 AS text[])) AND is_first AND campaign_id = $2 AND ended_at IS NULL)
                OR EXISTS (SELECT FROM outbound_record
                            WHERE client_id = $1 AND phone_key = ANY (CAST($3 AS text[])) AND NOT is_first AND campaign_id = $2 AND ended_at IS NULL)
                OR EXISTS (SELECT FROM outbound_record
                            WHERE client_id = $1 AND other_phone_key = ANY (CAST($3 AS text[])) AND campaign_id = $2 AND ended_at IS NULL)
            """;

    /** A number that must not be called is left out, whatever the campaign does with such leads. */
    private static final Admission TERMS = new Admission(null, true, false, null);

    /** Behind the first; where exactly is said once it has joined. */
    private static final int BEHIND = 1;

    @Inject
    NewRecordRepository records;

    @Inject
    PlaceRepository places;

    @Inject
    ChainOwnerRepository owners;

    private record First(
            long chainId,
            UUID campaignId,
            UUID callingListId,
            int priority,
            Instant expiresAt,
            UUID memberId,
            UUID skillId,
            Map<String, Object> fields,
            UUID sourceId,
            Integer callFrom,
            Integer callUntil,
            UUID enrolmentId) {}

    /** @param chainIds that the caller has locked, as well as the numbers */
    Uni<Void> add(UUID clientId, List<Long> chainIds, PersonChange change) {
        if (chainIds.isEmpty() || change.added().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(FIND, clientId, RecordRepository.texts(chainIds)))
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .map(ChainNumberRepository::first)
                        .onItem()
                        .transformToUniAndConcatenate(first -> add(clientId, first, change))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<Void> add(UUID clientId, First first, PersonChange change) {
        return Multi.createFrom()
                .iterable(change.added().entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        number -> add(clientId, first, number.getKey(), number.getValue(), change))
                .collect()
                .last()
                .chain(() -> owners.assign(
                        clientId, List.of(new ChainOwner(first.chainId(), change.customerId(), first.enrolmentId()))));
    }

    private Uni<Void> add(UUID clientId, First first, PhoneNumber number, PhoneType type, PersonChange change) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .firstRow(
                                IS_KNOWN,
                                clientId,
                                first.campaignId(),
                                number.everyKey().toArray(String[]::new)))
                .chain(row -> (Boolean) row[0]
                        ? Uni.createFrom().voidItem()
                        : records.add(record(clientId, first, number, type, change), TERMS)
                                .chain(addition -> addition.handle() == null
                                        ? Uni.createFrom().voidItem()
                                        : places.join(clientId, addition.handle(), first.chainId())
                                                .replaceWithVoid()));
    }

    private static NewRecord record(
            UUID clientId, First first, PhoneNumber number, PhoneType type, PersonChange change) {
        return new NewRecord(
                clientId,
                first.campaignId(),
                first.callingListId(),
                number,
                first.priority(),
                first.expiresAt(),
                change.name(),
                first.memberId(),
                first.skillId(),
                first.fields(),
                new Placement(
                        type,
                        new WindowKey(change.zones(), first.callFrom(), first.callUntil()),
                        first.sourceId(),
                        null,
                        new Placement.Link(first.chainId(), BEHIND),
                        null));
    }

    private static First first(Object[] row) {
        return new First(
                (Long) row[0],
                (UUID) row[1],
                (UUID) row[2],
                ((Number) row[3]).intValue(),
                row[4] == null ? null : ((OffsetDateTime) row[4]).toInstant(),
                (UUID) row[5],
                (UUID) row[6],
                row[7] == null ? Map.of() : new JsonObject((String) row[7]).getMap(),
                (UUID) row[8],
                (Integer) row[9],
                (Integer) row[10],
                (UUID) row[11]);
    }
}
