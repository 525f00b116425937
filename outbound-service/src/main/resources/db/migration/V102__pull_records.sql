-- The pull in a function (ADR 47): it looks as far as it has to, and locks no record that it neither hands out nor puts
-- off. Each of its statements sees what was committed before it: a record is judged after it was locked.

-- The first records of lanes that are due, behind a place in their queue.
CREATE FUNCTION due_records(lanes bigint[], after_due timestamptz, after_handle bigint, depth integer, OUT handles bigint[], OUT dues timestamptz[])
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    SELECT array_agg(head.handle ORDER BY head.due_at, head.handle), array_agg(head.due_at ORDER BY head.due_at, head.handle) INTO handles, dues
      FROM (SELECT waiting.handle, waiting.due_at
              FROM unnest(lanes) AS lane (id) CROSS JOIN LATERAL (
                    SELECT record.handle, record.due_at FROM outbound_record AS record
                     WHERE record.lane_id = lane.id AND record.due_at <= now() AND (record.due_at, record.handle) > (after_due, after_handle)
                     ORDER BY record.due_at, record.handle LIMIT depth) AS waiting
             ORDER BY waiting.due_at, waiting.handle LIMIT depth) AS head;
END
$$;

-- Locks the first records of those that nobody else has locked, no more than wanted. Not those that were taken in the
-- meantime, and not what this agent has just rejected.
CREATE FUNCTION lock_due(client uuid, candidates bigint[], wanted integer, agent uuid) RETURNS bigint[]
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    locked bigint[];
BEGIN
    SELECT array_agg(mine.handle ORDER BY mine.n) INTO locked
      FROM (SELECT candidate.n, record.handle
              FROM unnest(candidates) WITH ORDINALITY AS candidate (handle, n)
              JOIN outbound_record AS record ON record.client_id = client AND record.handle = candidate.handle
             WHERE record.due_at <= now() AND record.record_status IN (1, 8)
               AND (record.rejected_by = agent AND record.rejected_at > now() - interval '1 minute') IS NOT TRUE
             ORDER BY candidate.n LIMIT wanted FOR NO KEY UPDATE OF record SKIP LOCKED) AS mine;
    RETURN locked;
END
$$;

-- Why records may not be handed out now, null for those that may, in the order of the handles given. EligibilityRule
-- says the same.
CREATE FUNCTION judge_records(client uuid, locked bigint[], max_attempts integer, max_calls_a_day integer, OUT obstacles text[], OUT until timestamptz[])
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    SELECT array_agg(judged.obstacle ORDER BY judged.n),
           array_agg(CASE judged.obstacle WHEN 'NUMBER_ATTEMPTS_USED' THEN judged.number_until ELSE now() + interval '1 minute' END ORDER BY judged.n)
      INTO obstacles, until
      FROM (SELECT looked.n, nth_call.taken_at + interval '24 hours' AS number_until,
                   CASE WHEN record.expires_at <= now() THEN 'EXPIRED'
                        WHEN record.attempts >= max_attempts THEN 'ATTEMPTS_USED'
                        WHEN EXISTS (SELECT FROM do_not_call AS entry
                                      WHERE entry.client_id = client AND entry.phone_key IN (record.phone_key, record.other_phone_key)) THEN 'LISTED'
                        WHEN EXISTS (SELECT FROM attempt AS open
                                      WHERE open.client_id = client AND open.phone_key = record.phone_key AND open.ended_at IS NULL) THEN 'NUMBER_BUSY'
                        WHEN nth_call.taken_at IS NOT NULL THEN 'NUMBER_ATTEMPTS_USED'
                   END AS obstacle
              FROM unnest(locked) WITH ORDINALITY AS looked (handle, n)
              JOIN outbound_record AS record ON record.client_id = client AND record.handle = looked.handle
              LEFT JOIN LATERAL (SELECT call.taken_at FROM attempt AS call
                                  WHERE call.client_id = client AND call.phone_key = record.phone_key
                                    AND call.taken_at > now() - interval '24 hours' AND call.dialled
                                  ORDER BY call.taken_at DESC OFFSET max_calls_a_day - 1 LIMIT 1) AS nth_call ON true) AS judged;
END
$$;

-- Begins the attempts of records that are locked and writes the records. A number that is handed out elsewhere in the
-- same moment violates the unique index of open attempts, in the order of the numbers: its record is not taken.
CREATE FUNCTION take_records(client uuid, campaign uuid, chosen bigint[], attempt_ids uuid[], agent uuid, dialler text, lease_seconds integer) RETURNS bigint[]
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    taken_handles bigint[];
BEGIN
    WITH begun AS (
        INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, member_id, taken_by, lease_until)
        SELECT client, attempt_ids[picked.n], record.handle, record.chain_id, campaign, record.phone_key, agent, dialler, now() + make_interval(secs => lease_seconds)
          FROM unnest(chosen) WITH ORDINALITY AS picked (handle, n)
          JOIN outbound_record AS record ON record.client_id = client AND record.handle = picked.handle
         ORDER BY record.phone_key
        ON CONFLICT (client_id, phone_key) WHERE ended_at IS NULL DO NOTHING
        RETURNING id, handle, lease_until
    ), taken AS (
        UPDATE outbound_record AS record
           SET record_status = 2, record_type = CASE record.record_type WHEN 3 THEN 6 WHEN 4 THEN 5 ELSE record.record_type END,
               due_at = begun.lease_until, attempt_id = begun.id, version = record.version + 1, updated_at = now()
          FROM begun WHERE record.client_id = client AND record.handle = begun.handle
        RETURNING record.handle
    )
    SELECT array_agg(taken.handle) INTO taken_handles FROM taken;
    RETURN taken_handles;
END
$$;

-- The next records of a campaign: those that are handed out, and those that came before them and may not be called now,
-- with the obstacle. What was refused is due later, so that it is not looked at again for the same reason. Left to
-- itself PostgreSQL would plan for the very arrays of each call.
CREATE FUNCTION pull_records(client uuid, campaign uuid, owners uuid[], windows integer[], wanted integer, max_attempts integer, max_calls_a_day integer,
                             max_calls integer, agent uuid, dialler text, attempt_ids uuid[], lease_seconds integer)
    RETURNS TABLE (handle bigint, obstacle text, chain_id bigint, chain_n integer, calling_list_id uuid, calling_list text, calling_list_dbid integer, phone text, phone_key text,
                   phone_type smallint, record_type smallint, call_result smallint, attempts integer, priority smallint, name text, user_data text, member_id uuid, skill_id uuid,
                   source_id uuid, expires_at timestamptz, customer_id uuid, enrolment_id uuid, attempt_id uuid, lease_until timestamptz, zones text, call_from integer, call_until integer)
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan AS $$
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
         WHERE client_id = client AND campaign_id = campaign AND owner = ANY (owners) AND window_id = ANY (windows) GROUP BY rank ORDER BY rank DESC
    LOOP
        after_due := '-infinity';
        after_handle := 0;
        depth := first_depth;
        WHILE missing > 0 AND cardinality(refused) < max_refused LOOP
            needed := missing;
            SELECT due.handles, due.dues INTO candidates, dues FROM due_records(lanes, after_due, after_handle, needed + depth) AS due;
            EXIT WHEN candidates IS NULL;
            locked := lock_due(client, candidates, needed, agent);
            IF locked IS NOT NULL THEN
                SELECT judged.obstacles, judged.until INTO obstacles, until FROM judge_records(client, locked, max_attempts, max_calls_a_day) AS judged;
                FOR n IN 1 .. cardinality(locked) LOOP
                    IF obstacles[n] IS NULL THEN
                        chosen := chosen || locked[n];
                        missing := missing - 1;
                    ELSE
                        refused := refused || locked[n];
                        refused_for := refused_for || obstacles[n];
                        refused_until := refused_until || until[n];
                    END IF;
                END LOOP;
            END IF;
            -- On behind the last that was looked at. Those before it that somebody else has locked are passed over.
            IF cardinality(locked) = needed THEN
                after_handle := locked[needed];
            ELSE
                EXIT WHEN cardinality(candidates) < needed + depth;
                after_handle := candidates[needed + depth];
            END IF;
            after_due := dues[array_position(candidates, after_handle)];
            depth := least(2 * depth, max_depth);
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
