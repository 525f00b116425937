package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Finds the records of a campaign page by page, by their handles: the last page costs what the first does. */
@ApplicationScoped
public class RecordListRepository {

    /** So many are looked at for a page: a filter that fits few records must not read the whole campaign. */
    static final int MAX_LOOKED_AT = 10_000;

    private static final String LOOK = """
            WITH looked AS MATERIALIZED (
                SELECT handle, calling_list_id, record_type, record_status, call_result, member_id, due_at
                  FROM (%s) AS candidate WHERE campaign_id = $2 AND handle > $3 ORDER BY handle LIMIT %d
            )
            """;

    private static final String SELECT =
            """
            SELECT EXISTS (SELECT FROM campaign WHERE client_id = $1 AND id = $2),
                   array_to_string(ARRAY(
                       SELECT handle FROM looked
                        WHERE (CAST($5 AS text) IS NULL OR CAST($5 AS text) = CASE WHEN record_status IN (%s) OR record_type = %d THEN 'ENDED'
                                                                                   WHEN record_status = %d THEN 'HELD' ELSE 'WAITING' END)
                          AND (CAST($6 AS text) IS NULL OR EXISTS (SELECT FROM calling_list AS list
                                                                    WHERE list.client_id = $1 AND list.id = calling_list_id AND list.name = CAST($6 AS text)))
                          AND (CAST($7 AS uuid) IS NULL OR member_id = CAST($7 AS uuid))
                          AND (CAST($8 AS smallint) IS NULL OR call_result = CAST($8 AS smallint))
                          AND (CAST($9 AS timestamptz) IS NULL OR due_at < CAST($9 AS timestamptz))
                        ORDER BY handle LIMIT $4), ' '),
                   (SELECT count(*) FROM looked), (SELECT max(handle) FROM looked)
            """.formatted(RecordStatus.endedNumbers(), RecordType.NO_CALL.number(), RecordStatus.RETRIEVED.number());

    /** Spelt as the index has it. */
    static final String OF_CAMPAIGN = statement("""
            SELECT * FROM outbound_record WHERE client_id = $1 AND uuid_hash(campaign_id) = uuid_hash(CAST($2 AS uuid))""");

    static final String OF_IMPORT =
            statement("SELECT * FROM outbound_record WHERE client_id = $1 AND import_id = CAST($10 AS uuid)");

    static final String OF_NUMBER = statement("""
                    SELECT * FROM outbound_record WHERE client_id = $1 AND phone_key = ANY (CAST($10 AS text[])) AND is_first
                    UNION ALL
                    SELECT * FROM outbound_record WHERE client_id = $1 AND phone_key = ANY (CAST($10 AS text[])) AND NOT is_first
                    UNION ALL
                    SELECT * FROM outbound_record WHERE client_id = $1 AND other_phone_key = ANY (CAST($10 AS text[]))
                      AND phone_key <> ALL (CAST($10 AS text[]))""");

    /**
     * @param handles of a page, in their order
     * @param next behind which the next page begins, null at the end
     */
    public record Found(List<Long> handles, Long next) {}

    /** Null if the client has no such campaign. */
    public Uni<Found> find(UUID clientId, UUID campaignId, RecordFilter filter, long after, int limit) {
        Object[] values = {
            clientId,
            campaignId,
            after,
            limit,
            filter.state() == null ? null : filter.state().name(),
            CanonicalText.of(filter.callingList()),
            filter.memberId(),
            filter.callResult() == null ? null : (short) filter.callResult().number(),
            filter.dueBefore()
        };
        return Panache.getSession()
                .chain(session -> query(SqlCarrier.of(session), filter, values))
                .map(row -> (Boolean) row[0] ? found(row, limit) : null);
    }

    /** By what narrows most. */
    private static Uni<Object[]> query(SqlCarrier connection, RecordFilter filter, Object[] values) {
        if (filter.phone() != null) {
            return connection.firstRow(
                    OF_NUMBER, with(values, filter.phone().everyKey().toArray(String[]::new)));
        }
        return filter.importId() == null
                ? connection.firstRow(OF_CAMPAIGN, values)
                : connection.firstRow(OF_IMPORT, with(values, filter.importId()));
    }

    private static Found found(Object[] row, int limit) {
        String handles = (String) row[1];
        List<Long> page = handles.isEmpty()
                ? List.of()
                : Arrays.stream(handles.split(" ")).map(Long::valueOf).toList();
        if (page.size() == limit) {
            return new Found(page, page.get(limit - 1));
        }
        return new Found(page, (Long) row[2] == MAX_LOOKED_AT ? (Long) row[3] : null);
    }

    private static Object[] with(Object[] values, Object last) {
        Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return all;
    }

    private static String statement(String candidates) {
        return LOOK.formatted(candidates, MAX_LOOKED_AT) + SELECT;
    }
}
