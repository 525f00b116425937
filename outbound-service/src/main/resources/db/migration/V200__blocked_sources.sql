-- Agents get no records from sources that they are restricted from (ADR 0060). Which those are is known before a pull
-- begins; here they are left out lane by lane, since all records of a lane have one source.

-- Whether the records of a lane may be handed out to those who ask. "blocked" is what none of them gets a call from,
-- "of_owners" what single owners do not get besides, each as "owner source"; the source of nobody stands for all.
-- Without a subquery, so that it becomes part of the statement that uses it.
CREATE FUNCTION is_source_open(lane_owner uuid, lane_source uuid, with_source boolean, blocked uuid[], of_owners text[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$
    SELECT lane_source = '00000000-0000-0000-0000-000000000000'
        OR with_source AND lane_source <> ALL (blocked)
           AND (cardinality(of_owners) = 0
                OR NOT of_owners && ARRAY[lane_owner::text || ' ' || lane_source::text, lane_owner::text || ' 00000000-0000-0000-0000-000000000000'])
$$;

DROP FUNCTION pull_records(uuid, uuid, uuid[], integer[], integer, integer, integer, integer, uuid, text, uuid[], integer);

-- The next records of a campaign: those that are handed out, and those that came before them and may not be called now,
-- with the obstacle. What was refused is due later, so that it is not looked at again for the same reason. Left to
-- itself PostgreSQL would plan for the very arrays of each call. Replicas that do not know sources yet call it without
-- them, and get what they got before.
CREATE FUNCTION pull_records(client uuid, campaign uuid, owners uuid[], windows integer[], wanted integer, max_attempts integer, max_calls_a_day integer,
                             max_calls integer, agent uuid, dialler text, attempt_ids uuid[], lease_seconds integer,
                             with_source boolean DEFAULT true, blocked uuid[] DEFAULT '{}', of_owners text[] DEFAULT '{}')
    RETURNS TABLE (handle bigint, obstacle text, chain_id bigint, chain_n integer, calling_list_id uuid, calling_list text, calling_list_dbid integer, phone text, phone_key text,
                   phone_type smallint, record_type smallint, call_result smallint, attempts integer, priority smallint, name text, user_data text, member_id uuid, skill_id uuid,
                   source_id uuid, expires_at timestamptz, customer_id uuid, enrolment_id uuid, attempt_id uuid, lease_until timestamptz, zones text, call_from integer, call_until integer)
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
    first_depth CONSTANT integer := 8;
    max_depth CONSTANT integer := 1024;
    max_refused CONSTANT integer := 1000;
    missing integer := least(wanted, campaign_room(client, campaign, max_calls));
    needed integer;
    lanes bigint[];
    after_due timestamptz;
    after_handle bigint;
    depth integer;
    candidates bigint[];
    dues timestamptz[];
    looked_at integer;
    is_last boolean;
    run bigint[];
    locked bigint[];
    obstacles text[];
    until timestamptz[];
    chosen bigint[] := '{}';
    refused bigint[] := '{}';
    refused_for text[] := '{}';
    refused_until timestamptz[] := '{}';
    taken bigint[];
BEGIN
    FOR lanes IN
        SELECT array_agg(id) FROM queue_lane
         WHERE client_id = client AND campaign_id = campaign AND owner = ANY (owners) AND window_id = ANY (windows)
           AND is_source_open(owner, source_id, with_source, blocked, of_owners)
         GROUP BY rank ORDER BY rank DESC
    LOOP
        after_due := '-infinity';
        after_handle := 0;
        depth := first_depth;
        candidates := '{}';
        looked_at := 0;
        is_last := false;
        WHILE missing > 0 AND cardinality(refused) < max_refused LOOP
            IF looked_at = cardinality(candidates) THEN
                EXIT WHEN is_last;
                SELECT coalesce(due.handles, '{}'), due.dues INTO candidates, dues FROM due_records(lanes, after_due, after_handle, missing + depth) AS due;
                EXIT WHEN cardinality(candidates) = 0;
                is_last := cardinality(candidates) < missing + depth;
                after_handle := candidates[cardinality(candidates)];
                after_due := dues[cardinality(dues)];
                depth := least(2 * depth, max_depth);
                looked_at := 0;
            END IF;
            IF cardinality(refused) = 0 THEN
                -- As a rule the first may be called. Those that somebody else has locked are passed over.
                needed := missing;
                run := candidates[looked_at + 1 : looked_at + needed + first_depth];
            ELSE
                run := candidates[looked_at + 1 : looked_at + least(missing + 2 * cardinality(refused), max_depth)];
                needed := reach_of_pull(client, run, missing, max_attempts, max_calls_a_day);
                run := run[1 : needed];
            END IF;
            locked := lock_due(client, run, needed, agent);
            IF locked IS NOT NULL THEN
                SELECT judged.obstacles, judged.until INTO obstacles, until FROM judge_records(client, locked, max_attempts, max_calls_a_day) AS judged;
                FOR n IN 1 .. cardinality(locked) LOOP
                    IF obstacles[n] IS NOT NULL THEN
                        refused := refused || locked[n];
                        refused_for := refused_for || obstacles[n];
                        refused_until := refused_until || until[n];
                    ELSIF missing > 0 THEN
                        chosen := chosen || locked[n];
                        missing := missing - 1;
                    END IF;
                END LOOP;
            END IF;
            looked_at := looked_at + CASE WHEN cardinality(locked) = needed THEN array_position(run, locked[needed]) ELSE cardinality(run) END;
        END LOOP;
        EXIT WHEN missing = 0;
    END LOOP;

    IF cardinality(chosen) > 0 THEN
        taken := take_records(client, campaign, chosen, attempt_ids, agent, dialler, lease_seconds);
    END IF;
    IF cardinality(chosen) > coalesce(cardinality(taken), 0) THEN
        SELECT refused || array_agg(busy.handle), refused_for || array_agg('NUMBER_BUSY'::text), refused_until || array_agg(now() + interval '1 minute')
          INTO refused, refused_for, refused_until
          FROM unnest(chosen) AS busy (handle) WHERE busy.handle <> ALL (coalesce(taken, '{}'));
    END IF;
    IF cardinality(refused) > 0 THEN
        UPDATE outbound_record AS record SET due_at = put_off.due_at, version = record.version + 1, updated_at = now()
          FROM unnest(refused, refused_until) AS put_off (handle, due_at) WHERE record.client_id = client AND record.handle = put_off.handle;
    END IF;
    RETURN QUERY
        SELECT pick.handle, pick.obstacle, record.chain_id, record.chain_n, list.id, list.name, list.dbid, record.phone, record.phone_key,
               record.phone_type, record.record_type, record.call_result, record.attempts, record.priority, record.name, record.user_data::text, record.member_id, record.skill_id,
               record.source_id, record.expires_at, record.customer_id, record.enrolment_id, record.attempt_id, record.due_at,
               array_to_string(own_window.zones, ' '), own_window.call_from, own_window.call_until
          FROM (SELECT chosen_one.handle, NULL::text AS obstacle, chosen_one.n FROM unnest(chosen) WITH ORDINALITY AS chosen_one (handle, n) WHERE chosen_one.handle = ANY (taken)
                 UNION ALL SELECT put_off.handle, put_off.obstacle, 0 FROM unnest(refused, refused_for) AS put_off (handle, obstacle)) AS pick
          JOIN outbound_record AS record ON record.client_id = client AND record.handle = pick.handle
          JOIN calling_list AS list ON list.client_id = client AND list.id = record.calling_list_id
          LEFT JOIN calling_window AS own_window ON own_window.client_id = client AND own_window.id = record.window_id
         ORDER BY pick.n;
END
$$;
