package io.outdial.outbound;

import io.outdial.platform.testing.QueryPlan;
import io.outdial.platform.testing.QueryPlans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How PostgreSQL would carry out a statement among many rows of several clients, whatever other tests have left: the
 * rows are made for the question and rolled back.
 */
@ApplicationScoped
public class ManyRows {

    private static final String ROWS = """
            CREATE TEMPORARY TABLE many ON COMMIT DROP AS
                SELECT client, n, gen_random_uuid() AS id
                  FROM (SELECT gen_random_uuid() AS client FROM generate_series(1, 4)) AS clients, generate_series(1, 1000) AS n;
            INSERT INTO campaign (client_id, id, name) SELECT client, id, 'Campaign ' || n FROM many;
            INSERT INTO calling_list (client_id, id, campaign_id, name, is_default) SELECT client, id, id, 'List ' || n, true FROM many;
            INSERT INTO member (client_id, id, name, agent_id) SELECT client, id, 'Member ' || n, 'agent' || n FROM many;
            INSERT INTO device (client_id, id, member_id) SELECT client, id, id FROM many;
            INSERT INTO skill (client_id, id, name) SELECT client, id, 'Skill ' || n FROM many;
            INSERT INTO source (client_id, id, name, public_id) SELECT client, id, 'Source ' || n, n FROM many;
            INSERT INTO campaign_member (client_id, campaign_id, member_id) SELECT client, id, id FROM many;
            INSERT INTO campaign_skill (client_id, campaign_id, skill_id) SELECT client, id, id FROM many;
            INSERT INTO calling_window (client_id) SELECT client FROM many WHERE n = 1;
            INSERT INTO queue_lane (client_id, campaign_id, owner, source_id, window_id, rank)
                SELECT client, many.id, '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', calling_window.id, 1
                  FROM many JOIN calling_window ON client_id = client;
            INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, key_version, is_first, window_id, lane_id, due_at)
                SELECT client, handle, CASE n % 50 WHEN 0 THEN handle - 1 ELSE handle END, many.id, many.id, n, n, 2, is_first, window_id, queue_lane.id, now()
                  FROM (SELECT *, nextval('record_handle') AS handle FROM many, unnest(ARRAY[true, false]) AS is_first) AS many
                  JOIN queue_lane ON client_id = client AND campaign_id = many.id;
            INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, lease_until)
                SELECT client_id, gen_random_uuid(), handle, chain_id, campaign_id, phone_key, now() FROM outbound_record WHERE is_first AND phone_key <> '7' AND client_id IN (SELECT client FROM many);
            INSERT INTO do_not_call (client_id, phone_key, phone, reported_by) SELECT client, n, n, 'a test' FROM many WHERE n <> 7;
            INSERT INTO do_not_call_hash (client_id, number_hash) SELECT client, n FROM many;
            ANALYZE campaign, calling_list, member, device, skill, source, campaign_member, campaign_skill, outbound_record, do_not_call, do_not_call_hash, calling_window, queue_lane, attempt;
            """;

    @Inject
    QueryPlans plans;

    /** @param sql with parameters as {@code $1} or {@code ?1} */
    public QueryPlan planOf(String sql) {
        return plansOf(List.of(sql)).get(0);
    }

    /** The plans of several statements, in their order, among the same rows: making those takes longer than asking. */
    public List<QueryPlan> plansOf(List<String> statements) {
        return plans.among(ROWS, statements);
    }

    /** The plans by their statements: for a test class that asks once for all of them, and checks them by subject. */
    public Map<String, QueryPlan> plansByStatement(Collection<String> statements) {
        List<String> distinct = statements.stream().distinct().toList();
        List<QueryPlan> found = plansOf(distinct);
        return IntStream.range(0, distinct.size()).boxed().collect(Collectors.toMap(distinct::get, found::get));
    }

    /**
     * What a statement scans, for functions, whose plans cannot be asked for.
     *
     * @param sql may use the table {@code many}; the records of each client's number 7 may be called
     */
    public Map<String, Long> scansOf(String sql) {
        return plans.scansAmong(ROWS, sql);
    }

    /**
     * How many rows a statement reads, by table and index.
     *
     * @param before statements that change the rows first
     */
    public Map<String, Long> readsOf(String before, String sql) {
        return plans.readsAmong(ROWS + before, sql);
    }
}
