package io.outdial.outbound.record;

import io.outdial.outbound.agent.Agent;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The statements of {@code DoNotCallRecord}: sets, however many records there are, each found by an index. */
@ApplicationScoped
class DoNotCallRepository implements PanacheRepositoryBase<DoNotCallEntry, DoNotCallEntry.Key> {

    static final String FIND = """
            SELECT device.id, campaign.id, campaign.application_id, list.id, record.phone, record.phone_key, record.other_phone_key
              FROM (SELECT CAST(?1 AS uuid) AS client_id) AS asked
              LEFT JOIN device
                ON device.client_id = asked.client_id AND device.id = CAST(?2 AS uuid) AND device.member_id = ?3
              LEFT JOIN campaign ON campaign.client_id = asked.client_id AND campaign.name = ?4
              LEFT JOIN calling_list AS list
                ON list.client_id = asked.client_id AND list.name = CAST(?5 AS text) AND list.campaign_id = campaign.id
              LEFT JOIN outbound_record AS record
                ON record.client_id = asked.client_id AND record.handle = CAST(?6 AS bigint) AND record.calling_list_id = list.id
            """;

    /**
     * The records that are meant: the one of the handle, or those of the numbers. Spelt so that each part is served by
     * one of the indexes of V002 and V011.
     */
    private static final String MEANT = """
            WITH meant AS (
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = ?1 AND handle = CAST(?2 AS bigint)
                UNION ALL
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(?3 AS text[])) AND campaign_id = ?4 AND is_first
                   AND (CAST(?5 AS uuid) IS NULL OR calling_list_id = CAST(?5 AS uuid))
                UNION ALL
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(?3 AS text[])) AND campaign_id = ?4 AND NOT is_first
                   AND (CAST(?5 AS uuid) IS NULL OR calling_list_id = CAST(?5 AS uuid))
                UNION ALL
                SELECT handle, chain_id FROM outbound_record
                 WHERE client_id = ?1 AND other_phone_key = ANY (CAST(?3 AS text[])) AND campaign_id = ?4
                   AND (CAST(?5 AS uuid) IS NULL OR calling_list_id = CAST(?5 AS uuid))
            )
            """;

    static final String CHAIN_NUMBERS = MEANT + """
            SELECT DISTINCT ON (record.phone_key) record.phone, record.phone_key, record.other_phone_key
              FROM meant JOIN outbound_record AS record ON record.client_id = ?1 AND record.chain_id = meant.chain_id
            """;

    static final String MARK = MEANT
            + """
            , affected AS (
                SELECT handle, true AS marked FROM meant
                UNION ALL
                SELECT record.handle, true
                  FROM meant JOIN outbound_record AS record ON record.client_id = ?1 AND record.chain_id = meant.chain_id
                 WHERE CAST(?6 AS boolean)
                UNION ALL
            %5$s
            ), effect AS (SELECT handle, bool_or(marked) AS marked FROM affected GROUP BY handle)
            UPDATE outbound_record AS record
               SET record_type = %1$d,
                   call_result = CASE WHEN effect.marked THEN %2$d ELSE record.call_result END,
                   record_status = CASE WHEN effect.marked THEN %3$d ELSE record.record_status END,
                   updated_at = now()
              FROM effect
             WHERE record.client_id = ?1 AND record.handle = effect.handle
               AND record.record_status NOT IN (%4$s) AND (effect.marked OR record.record_type <> %1$d)
            """.formatted(
                            DoNotCallRule.NO_CALL,
                            DoNotCallRule.DO_NOT_CALL,
                            DoNotCallRule.UPDATED,
                            DoNotCallListRepository.FINISHED,
                            DoNotCallListRepository.recordsOf("?7"));

    Uni<ResolvedReferences> find(Agent agent, DoNotCallRequest request) {
        return getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, agent.clientId())
                        .setParameter(
                                2, DevicePath.deviceId(request.devicePath()).orElse(null))
                        .setParameter(3, agent.memberId())
                        .setParameter(4, CanonicalText.of(request.campaignName()))
                        .setParameter(5, CanonicalText.of(request.callingList()))
                        .setParameter(6, request.handle())
                        .getSingleResult())
                .map(row -> new ResolvedReferences(
                        (UUID) row[0],
                        (UUID) row[1],
                        (Integer) row[2],
                        (UUID) row[3],
                        row[5] == null ? null : stored(row, 4, agent)));
    }

    /** The numbers of the chains that the request means; a chain is one customer's, so they are few. */
    Uni<List<PhoneNumber>> chainNumbers(Agent agent, DoNotCallRequest request, ResolvedReferences found) {
        return getSession()
                .chain(session -> meant(
                                session.createNativeQuery(CHAIN_NUMBERS, Object[].class),
                                agent.clientId(),
                                request,
                                found)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> stored(row, 0, agent)).toList());
    }

    /** Marks the records that are meant and takes all others of the numbers out of dialling. */
    Uni<Void> mark(UUID clientId, DoNotCallRequest request, ResolvedReferences found, List<PhoneNumber> numbers) {
        return getSession()
                .chain(session -> meant(session.createNativeQuery(MARK), clientId, request, found)
                        .setParameter(6, request.wholeChain())
                        .setParameter(7, DoNotCallListRepository.everyKey(numbers))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static PhoneNumber stored(Object[] row, int from, Agent agent) {
        return PhoneNumber.stored((String) row[from], (String) row[from + 1], (String) row[from + 2], agent.region());
    }

    private static <Q extends Mutiny.AbstractQuery> Q meant(
            Q query, UUID clientId, DoNotCallRequest request, ResolvedReferences found) {
        boolean byNumber = request.handle() == null;
        query.setParameter(1, clientId);
        query.setParameter(2, request.handle());
        query.setParameter(3, DoNotCallListRepository.everyKey(byNumber ? request.numbers() : List.of()));
        query.setParameter(4, found.campaignId());
        query.setParameter(5, found.callingListId());
        return query;
    }
}
