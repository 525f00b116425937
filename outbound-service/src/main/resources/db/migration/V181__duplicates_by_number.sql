-- As in V140 and V161, but records are looked for number by number. Asked for several numbers at once, PostgreSQL took
-- an index of which only the client fits, if it planned while there were few records, and kept to that: each duplicate
-- then read all records of the client, and a file that was loaded twice took seconds a chunk. OFFSET keeps it from
-- joining instead.
CREATE OR REPLACE FUNCTION store_records(
        clients text[], campaigns text[], versions text[], lists text[], lanes text[], windows text[], positions text[], refuse_listed text[], refuse_known text[],
        phones text[], number_keys text[], former_keys text[], key_hashes text[], priorities text[], expiries text[], names text[], members text[], skills text[],
        fields text[], details text[], placeholder text, rule smallint, waits boolean)
    RETURNS TABLE (n integer, outcome text, handle bigint, moved_from text)
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
    busy     bigint[];
    outcomes text[];
    handles  bigint[];
    -- What each is stored under, and the type it is stored with
    keys     text[];
    types    smallint[];
    origins  text[];
BEGIN
    -- A number with two keys has no unique index over both, so its adds take turns.
    IF waits THEN
        PERFORM CASE WHEN is_ambiguous THEN pg_advisory_xact_lock(lock) ELSE pg_advisory_xact_lock_shared(lock) END
           FROM (SELECT do_not_call_lock(CAST(given.client AS uuid), key) AS lock, bool_or(strpos(given.keys, ' ') > 0) AS is_ambiguous
                   FROM unnest(clients, number_keys) AS given (client, keys), string_to_table(given.keys, ' ') AS key
                  GROUP BY 1 ORDER BY 1) AS bucket;
    ELSE
        SELECT array_agg(lock) INTO busy
          FROM (SELECT do_not_call_lock(CAST(given.client AS uuid), key) AS lock, bool_or(strpos(given.keys, ' ') > 0) AS is_ambiguous
                  FROM unnest(clients, number_keys) AS given (client, keys), string_to_table(given.keys, ' ') AS key
                 GROUP BY 1 ORDER BY 1) AS bucket
         WHERE NOT CASE WHEN is_ambiguous THEN pg_try_advisory_xact_lock(lock) ELSE pg_try_advisory_xact_lock_shared(lock) END;
    END IF;

    WITH asked AS MATERIALIZED (
        SELECT given.*,
               CASE WHEN busy IS NOT NULL AND EXISTS (SELECT FROM unnest(given.keys) AS key WHERE do_not_call_lock(given.client_id, key) = ANY (busy)) THEN 'busy'
                    WHEN NOT EXISTS (SELECT FROM campaign
                                      WHERE campaign.client_id = given.client_id AND campaign.id = given.campaign_id
                                        AND (given.version IS NULL OR campaign.version = given.version)
                                        AND (waits OR given.position IS NULL OR campaign.position = given.position)) THEN 'stale'
               END AS obstacle,
               -- What older rules have stored is only asked for as long as there is something.
               -- 'listed' is a number that the whole client never calls, 'barred' one that the campaign does not call,
               -- or not yet: no campaign takes it (ADR 43).
               CASE WHEN EXISTS (SELECT FROM do_not_call_hash AS erased WHERE erased.client_id = given.client_id)
                     AND EXISTS (SELECT FROM do_not_call_hash AS erased WHERE erased.client_id = given.client_id AND erased.number_hash = ANY (given.hashes)) THEN 'erased'
                    ELSE (SELECT CASE WHEN bool_or(entry.scope = '00000000-0000-0000-0000-000000000000' AND entry.expires_at IS NULL) THEN 'listed'
                                      WHEN count(*) > 0 THEN 'barred' END
                            FROM do_not_call AS entry
                           WHERE entry.client_id = given.client_id
                             AND entry.phone_key = ANY (CASE WHEN EXISTS (SELECT FROM do_not_call AS older WHERE older.client_id = given.client_id AND older.key_version < 2)
                                                             THEN given.keys || given.former ELSE given.keys END)
                             AND (entry.expires_at IS NULL OR entry.expires_at > now()) AND holds_in_campaign(given.client_id, given.campaign_id, entry.scope, entry.phone_key))
               END AS reason
          FROM (SELECT item.n, CAST(item.client AS uuid) AS client_id, CAST(item.campaign AS uuid) AS campaign_id, CAST(item.version AS bigint) AS version,
                       CAST(item.list AS uuid) AS calling_list_id, CAST(item.lane AS bigint) AS lane_id, CAST(item.window AS integer) AS window_id, item.position,
                       CAST(item.refuse_listed AS boolean) AS refuses_listed, CAST(item.refuse_known AS boolean) AS refuses_known, item.phone,
                       string_to_array(item.keys, ' ') AS keys, string_to_array(item.former, ' ') AS former, string_to_array(item.hashes, ' ') AS hashes,
                       CAST(item.priority AS smallint) AS priority, CAST(item.expiry AS timestamptz) AS expires_at, item.name, CAST(item.member AS uuid) AS member_id,
                       CAST(item.skill AS uuid) AS skill_id, item.fields, CAST(item.details AS jsonb) AS details
                  FROM unnest(clients, campaigns, versions, lists, lanes, windows, positions, refuse_listed, refuse_known, phones, number_keys, former_keys, key_hashes,
                              priorities, expiries, names, members, skills, fields, details) WITH ORDINALITY
                    AS item (client, campaign, version, list, lane, "window", position, refuse_listed, refuse_known, phone, keys, former, hashes, priority, expiry, name,
                             member, skill, fields, details, n) OFFSET 0) AS given
    ), decided AS MATERIALIZED (
        SELECT asked.*, coalesce(asked.obstacle, CASE WHEN asked.reason = 'barred' OR asked.reason IS NOT NULL AND asked.refuses_listed THEN 'do_not_call' END) AS refusal,
               coalesce(asked.reason = 'erased', false) AS is_erased,
               CASE WHEN asked.reason = 'erased' THEN ARRAY(SELECT '#' || hash FROM unnest(asked.hashes) AS hash)
                    WHEN EXISTS (SELECT FROM outbound_record AS older WHERE older.client_id = asked.client_id AND older.key_version < 2) THEN asked.keys || asked.former
                    ELSE asked.keys
               END AS stored_keys
          FROM asked
    ), admitted AS MATERIALIZED (
        SELECT decided.*, CASE WHEN decided.refusal IS NOT NULL THEN NULL
                    WHEN decided.details ->> 'place' = '0' THEN CAST(decided.details ->> 'chain' AS bigint)
                    ELSE nextval('record_handle')
               END AS handle,
               CAST(CASE WHEN decided.reason IS NULL THEN 2 ELSE 7 END AS smallint) AS record_type,
               -- Where the first key is known to the campaign, a duplicate that is refused is left to the unique index.
               (NOT decided.refuses_known OR cardinality(decided.stored_keys) > 1)
               AND EXISTS (SELECT FROM unnest(decided.stored_keys) AS key
                            CROSS JOIN LATERAL (SELECT FROM outbound_record AS known
                                                 WHERE known.client_id = decided.client_id AND known.phone_key = key AND known.campaign_id = decided.campaign_id
                                                   AND known.is_first OFFSET 0) AS first)
               OR EXISTS (SELECT FROM unnest(decided.keys) AS key
                           CROSS JOIN LATERAL (SELECT FROM outbound_record AS known
                                                WHERE known.client_id = decided.client_id AND known.other_phone_key = key AND known.campaign_id = decided.campaign_id
                                                  AND known.is_first OFFSET 0) AS first) AS is_known
          FROM decided
    ), added AS (
        INSERT INTO outbound_record (client_id, campaign_id, calling_list_id, phone, phone_key, other_phone_key, priority, expires_at, name, member_id, skill_id, user_data,
                                     record_type, key_version, handle, chain_id, chain_n, lane_id, window_id, due_at, record_status, phone_type, timezone, call_from, call_until,
                                     source_id, import_id, is_first)
        SELECT line.client_id, line.campaign_id, line.calling_list_id, CASE WHEN line.is_erased THEN placeholder ELSE line.phone END, line.stored_keys[1],
               CASE WHEN NOT line.is_erased THEN line.keys[2] END, line.priority, line.expires_at, CASE WHEN NOT line.is_erased THEN line.name END, line.member_id,
               line.skill_id, CASE WHEN line.is_erased THEN '{}' ELSE CAST(line.fields AS jsonb) END, line.record_type, rule, line.handle,
               coalesce(CAST(line.details ->> 'chain' AS bigint), line.handle), coalesce(CAST(line.details ->> 'place' AS integer), 0), line.lane_id,
               line.window_id, CASE WHEN line.reason IS NULL AND coalesce(line.details ->> 'place', '0') = '0' THEN greatest(CAST(line.details ->> 'due' AS timestamptz), now()) END,
               CASE WHEN coalesce(line.details ->> 'place', '0') = '0' THEN 1 ELSE 9 END, coalesce(CAST(line.details ->> 'type' AS smallint), 0), line.details ->> 'zone',
               CAST(line.details ->> 'from' AS integer), CAST(line.details ->> 'until' AS integer), CAST(line.details ->> 'source' AS uuid), CAST(line.details ->> 'import' AS uuid), NOT line.is_known
          FROM admitted AS line WHERE line.handle IS NOT NULL AND NOT (line.is_known AND line.refuses_known)
         ORDER BY line.client_id, line.stored_keys[1], line.campaign_id, line.n
        ON CONFLICT (client_id, phone_key, campaign_id) WHERE is_first DO NOTHING RETURNING outbound_record.handle
    )
    SELECT array_agg(coalesce(admitted.refusal, CASE WHEN admitted.handle IN (SELECT added.handle FROM added) THEN 'stored' ELSE 'duplicate' END)),
           array_agg(admitted.handle), array_agg(array_to_string(admitted.stored_keys, ' ')), array_agg(admitted.record_type)
      INTO outcomes, handles, keys, types
      FROM admitted;

    IF 'duplicate' = ANY (outcomes) THEN
        -- Another record of the number came first, in this moment or in this set, and this one may be a further one.
        WITH again AS (
            INSERT INTO outbound_record (client_id, campaign_id, calling_list_id, phone, phone_key, other_phone_key, priority, expires_at, name, member_id, skill_id, user_data,
                                         record_type, key_version, handle, chain_id, chain_n, lane_id, window_id, due_at, record_status, phone_type, timezone, call_from, call_until,
                                         source_id, import_id, is_first)
            SELECT CAST(item.client AS uuid), CAST(item.campaign AS uuid), CAST(item.list AS uuid), CASE WHEN item.key LIKE '#%' THEN placeholder ELSE item.phone END,
                   split_part(item.key, ' ', 1), CASE WHEN item.key NOT LIKE '#%' THEN (string_to_array(item.keys, ' '))[2] END, CAST(item.priority AS smallint),
                   CAST(item.expiry AS timestamptz), CASE WHEN item.key NOT LIKE '#%' THEN item.name END, CAST(item.member AS uuid), CAST(item.skill AS uuid),
                   CASE WHEN item.key LIKE '#%' THEN '{}' ELSE CAST(item.fields AS jsonb) END, item.type, rule, item.handle,
                   coalesce(CAST(item.details ->> 'chain' AS bigint), item.handle), coalesce(CAST(item.details ->> 'place' AS integer), 0), CAST(item.lane AS bigint),
                   CAST(item.window AS integer), CASE WHEN item.type = 2 AND coalesce(item.details ->> 'place', '0') = '0' THEN greatest(CAST(item.details ->> 'due' AS timestamptz), now()) END,
                   CASE WHEN coalesce(item.details ->> 'place', '0') = '0' THEN 1 ELSE 9 END, coalesce(CAST(item.details ->> 'type' AS smallint), 0), item.details ->> 'zone',
                   CAST(item.details ->> 'from' AS integer), CAST(item.details ->> 'until' AS integer), CAST(item.details ->> 'source' AS uuid), CAST(item.details ->> 'import' AS uuid), false
              FROM (SELECT given.*, CAST(given.detail AS jsonb) AS details
                      FROM unnest(clients, campaigns, lists, lanes, windows, refuse_known, phones, number_keys, priorities, expiries, names, members, skills, fields,
                                  details, outcomes, handles, keys, types)
                        AS given (client, campaign, list, lane, "window", refuse_known, phone, keys, priority, expiry, name, member, skill, fields,
                                  detail, outcome, handle, key, type) OFFSET 0) AS item
             WHERE item.outcome = 'duplicate' AND NOT CAST(item.refuse_known AS boolean)
            RETURNING outbound_record.handle
        ), item AS (
            SELECT item.n, item.handle, CASE WHEN item.handle IN (SELECT again.handle FROM again) THEN 'stored' ELSE item.outcome END AS outcome,
                   CAST(item.client AS uuid) AS client_id, CAST(item.campaign AS uuid) AS campaign_id, string_to_array(item.key, ' ') AS stored_keys,
                   string_to_array(item.keys, ' ') AS keys
              FROM unnest(clients, campaigns, number_keys, outcomes, handles, keys) WITH ORDINALITY AS item (client, campaign, keys, outcome, handle, key, n)
        )
        SELECT array_agg(item.outcome ORDER BY item.n),
               array_agg(CASE WHEN item.outcome <> 'duplicate' THEN item.handle
                              ELSE coalesce((SELECT min(first.handle)
                                               FROM unnest(item.stored_keys) AS key
                                              CROSS JOIN LATERAL (SELECT known.handle FROM outbound_record AS known
                                                                   WHERE known.client_id = item.client_id AND known.phone_key = key
                                                                     AND known.campaign_id = item.campaign_id AND known.is_first OFFSET 0) AS first),
                                            (SELECT min(first.handle)
                                               FROM unnest(item.keys) AS key
                                              CROSS JOIN LATERAL (SELECT known.handle FROM outbound_record AS known
                                                                   WHERE known.client_id = item.client_id AND known.other_phone_key = key
                                                                     AND known.campaign_id = item.campaign_id AND known.is_first OFFSET 0) AS first))
                         END ORDER BY item.n)
          INTO outcomes, handles
          FROM item;
    END IF;

    IF waits AND positions <> array_fill(CAST(NULL AS text), ARRAY[cardinality(positions)]) THEN
        WITH moved AS (
            UPDATE campaign SET position = mover.position, updated_at = now()
              FROM (SELECT DISTINCT ON (item.client, item.campaign) CAST(item.client AS uuid) AS client_id, CAST(item.campaign AS uuid) AS campaign_id, item.position, item.n
                      FROM unnest(clients, campaigns, positions, outcomes) WITH ORDINALITY AS item (client, campaign, position, outcome, n)
                     WHERE item.position IS NOT NULL AND item.outcome = 'stored' ORDER BY item.client, item.campaign, item.n) AS mover
              JOIN campaign AS earlier ON earlier.client_id = mover.client_id AND earlier.id = mover.campaign_id
             WHERE campaign.client_id = mover.client_id AND campaign.id = mover.campaign_id AND campaign.position <> mover.position
            RETURNING mover.n, earlier.position
        )
        SELECT array_agg((SELECT moved.position FROM moved WHERE moved.n = item.n) ORDER BY item.n) INTO origins
          FROM generate_series(1, cardinality(outcomes)) AS item (n);
    END IF;

    RETURN QUERY SELECT CAST(item.n AS integer), item.outcome, item.handle, item.origin
                   FROM unnest(outcomes, handles, origins) WITH ORDINALITY AS item (outcome, handle, origin, n);
END
$$;

CREATE OR REPLACE FUNCTION known_records(client uuid, campaign uuid, list uuid, reach text, since timestamptz, number_keys text[], former_keys text[], key_hashes text[], names text[])
    RETURNS TABLE (n integer, reason text, is_in_campaign boolean, handle bigint)
    LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT CAST(given.n AS integer), number_refusal(client, campaign, given.stored, given.hashes),
           EXISTS (SELECT FROM unnest(given.stored) AS key
                    CROSS JOIN LATERAL (SELECT FROM outbound_record AS known
                                         WHERE known.client_id = client AND known.phone_key = key AND known.campaign_id = campaign AND known.is_first OFFSET 0) AS first)
        OR EXISTS (SELECT FROM unnest(given.keys) AS key
                    CROSS JOIN LATERAL (SELECT FROM outbound_record AS known
                                         WHERE known.client_id = client AND known.other_phone_key = key AND known.campaign_id = campaign AND known.is_first OFFSET 0) AS first),
           (SELECT known.handle
              FROM (SELECT first.* FROM unnest(given.stored) AS key
                     CROSS JOIN LATERAL (SELECT * FROM outbound_record AS each WHERE each.client_id = client AND each.phone_key = key AND each.is_first OFFSET 0) AS first
                     UNION ALL
                    SELECT again.* FROM unnest(given.stored) AS key
                     CROSS JOIN LATERAL (SELECT * FROM outbound_record AS each WHERE each.client_id = client AND each.phone_key = key AND NOT each.is_first OFFSET 0) AS again
                     UNION ALL
                    SELECT other.* FROM unnest(given.keys) AS key
                     CROSS JOIN LATERAL (SELECT * FROM outbound_record AS each WHERE each.client_id = client AND each.other_phone_key = key OFFSET 0) AS other) AS known
             WHERE (reach = 'client' OR known.campaign_id = campaign AND (reach = 'campaign' OR known.calling_list_id = list))
               AND (since IS NULL OR known.created_at >= since) AND (given.name IS NULL OR known.name IS NULL OR lower(known.name) = lower(given.name))
             ORDER BY known.ended_at IS NOT NULL, known.handle LIMIT 1)
      FROM (SELECT item.n, string_to_array(item.keys, ' ') AS keys, string_to_array(item.hashes, ' ') AS hashes, item.name,
                   CASE WHEN EXISTS (SELECT FROM outbound_record AS older WHERE older.client_id = client AND older.key_version < 2)
                          OR EXISTS (SELECT FROM do_not_call AS older WHERE older.client_id = client AND older.key_version < 2)
                        THEN string_to_array(item.keys, ' ') || string_to_array(item.former, ' ') ELSE string_to_array(item.keys, ' ') END AS stored
              FROM unnest(number_keys, former_keys, key_hashes, names) WITH ORDINALITY AS item (keys, former, hashes, name, n) OFFSET 0) AS given
     ORDER BY given.n;
END
$$;
