-- Records that say more than leads do: their hours, the numbers of one person, when they are due, the import that
-- brought them (ADR 49).

ALTER TABLE outbound_record ADD COLUMN import_id uuid;
-- Paid for by what imports bring only. By it an import is listed and ended.
CREATE INDEX outbound_record_import ON outbound_record (client_id, import_id, handle) WHERE import_id IS NOT NULL;

-- Why the client does not call a number: 'erased'; 'listed', for ever and everywhere; 'barred', not by this campaign,
-- or not yet. Null if it may be called.
--
-- stored: all keys that it may be stored under; hashes: those of the keys
CREATE FUNCTION number_refusal(client uuid, campaign uuid, stored text[], hashes text[]) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN EXISTS (SELECT FROM do_not_call_hash AS erased WHERE erased.client_id = client AND erased.number_hash = ANY (hashes)) THEN 'erased'
                ELSE (SELECT CASE WHEN bool_or(entry.scope = '00000000-0000-0000-0000-000000000000' AND entry.expires_at IS NULL) THEN 'listed'
                                  WHEN count(*) > 0 THEN 'barred' END
                        FROM do_not_call AS entry
                       WHERE entry.client_id = client AND entry.phone_key = ANY (stored) AND (entry.expires_at IS NULL OR entry.expires_at > now())
                         AND holds_in_campaign(client, campaign, entry.scope)) END;

-- As in V115, with the reasons in a function of their own.
CREATE OR REPLACE FUNCTION lead_admission(client uuid, campaign uuid, keys text[], former text[], hashes text[], OUT reason text, OUT is_known boolean)
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    stored text[] := keys || former;
BEGIN
    IF cardinality(keys) = 1 THEN
        PERFORM pg_advisory_xact_lock_shared(do_not_call_lock(client, keys[1]));
    ELSE
        PERFORM pg_advisory_xact_lock(lock)
           FROM (SELECT do_not_call_lock(client, key) AS lock FROM unnest(keys) AS key ORDER BY 1) AS ascending;
    END IF;
    reason := number_refusal(client, campaign, stored, hashes);
    IF reason = 'erased' THEN
        stored := (SELECT array_agg('#' || hash) FROM unnest(hashes) AS hash);
    END IF;
    is_known := EXISTS (SELECT FROM outbound_record
                         WHERE client_id = client AND phone_key = ANY (stored) AND campaign_id = campaign AND is_first)
             OR EXISTS (SELECT FROM outbound_record
                         WHERE client_id = client AND other_phone_key = ANY (keys) AND campaign_id = campaign AND is_first);
END
$$;

-- Whoever looks for duplicates before adding takes turns with others who do, by 1,024 buckets of numbers; the upper
-- half tells their locks from others.
CREATE FUNCTION known_records_lock(client uuid, number text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (x'6b6e6f'::bigint << 32) | (do_not_call_lock(client, number) & 1023);

-- What is known of numbers before they are added: whether they may be called, whether the campaign has them, and the
-- record that makes each a duplicate, one that is still called before one that has ended. The arrays have an entry for
-- each number, as those of add_records.
--
-- reach: 'list', 'campaign' or 'client', in whose records duplicates are looked for; since: only in those that were
-- added from then on; names: only in records of this name or of none, null for any
CREATE FUNCTION known_records(client uuid, campaign uuid, list uuid, reach text, since timestamptz, number_keys text[], former_keys text[], key_hashes text[], names text[])
    RETURNS TABLE (n integer, reason text, is_in_campaign boolean, handle bigint)
    LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT CAST(given.n AS integer), number_refusal(client, campaign, given.stored, given.hashes),
           EXISTS (SELECT FROM outbound_record AS first
                    WHERE first.client_id = client AND first.phone_key = ANY (given.stored) AND first.campaign_id = campaign AND first.is_first)
        OR EXISTS (SELECT FROM outbound_record AS first
                    WHERE first.client_id = client AND first.other_phone_key = ANY (given.keys) AND first.campaign_id = campaign AND first.is_first),
           (SELECT known.handle
              FROM (SELECT * FROM outbound_record AS first WHERE first.client_id = client AND first.phone_key = ANY (given.stored) AND first.is_first
                     UNION ALL
                    SELECT * FROM outbound_record AS again WHERE again.client_id = client AND again.phone_key = ANY (given.stored) AND NOT again.is_first
                     UNION ALL
                    SELECT * FROM outbound_record AS other WHERE other.client_id = client AND other.other_phone_key = ANY (given.keys)) AS known
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

-- As in V125, with details.
DROP FUNCTION add_records(text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text, smallint, boolean);
-- Adds the records whose numbers allow it. Each array has an entry for each record; what is a list in itself has blanks
-- in between: the one or two keys of a number by the rule of today, those that older rules may have stored, the hashes
-- of all of them in this order.
--
-- waits: whether the locks of numbers are waited for. Otherwise a number that somebody marks in this moment is 'busy',
-- so that it holds up none of the others, and a record that would give its campaign another position is 'stale': who
-- does that tells the campaign's members in the same transaction.
--
-- details: of a record that says more than a lead does, as a JSON object: type of telephone, zone, from, until,
-- source, due, import; chain and place of one of several numbers of a person, null for most. The first of a chain has
-- the handle that names it, the others wait for their turn.
--
-- outcome: 'stored', 'duplicate' (handle is then that of the record there is), 'do_not_call', 'busy', 'stale' (the
-- campaign is not the one that was decided by). moved_from: the position in which the record found the campaign that it
-- gave another one. Of equal numbers the one that stands first comes first. In one set no number has a key of another
-- one that has two, and no campaign is given two positions.
--
-- Statements of their own, because only a later one sees what others have committed while locks were waited for, and
-- because PostgreSQL prepares all of a statement each time, also what it hardly ever needs. Locks in the order of the
-- buckets, records in the order of the unique index: two sets never wait for each other crosswise.
--
-- Left to itself PostgreSQL would plan for the very arrays of each call, since it can tell how long they are; that
-- takes five times as long as adding a record.
CREATE FUNCTION add_records(
        clients text[], campaigns text[], versions text[], lists text[], lanes text[], windows text[], positions text[], refuse_listed text[], refuse_known text[],
        phones text[], number_keys text[], former_keys text[], key_hashes text[], priorities text[], expiries text[], names text[], members text[], skills text[],
        fields text[], details text[], placeholder text, rule smallint, waits boolean)
    RETURNS TABLE (n integer, outcome text, handle bigint, moved_from text)
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan AS $$
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
                             AND (entry.expires_at IS NULL OR entry.expires_at > now()) AND holds_in_campaign(given.client_id, given.campaign_id, entry.scope))
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
               AND EXISTS (SELECT FROM outbound_record AS known
                            WHERE known.client_id = decided.client_id AND known.phone_key = ANY (decided.stored_keys) AND known.campaign_id = decided.campaign_id
                              AND known.is_first)
               OR EXISTS (SELECT FROM outbound_record AS known
                           WHERE known.client_id = decided.client_id AND known.other_phone_key = ANY (decided.keys) AND known.campaign_id = decided.campaign_id
                             AND known.is_first) AS is_known
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
                              ELSE coalesce((SELECT min(first.handle) FROM outbound_record AS first
                                              WHERE first.client_id = item.client_id AND first.phone_key = ANY (item.stored_keys) AND first.campaign_id = item.campaign_id
                                                AND first.is_first),
                                            (SELECT min(first.handle) FROM outbound_record AS first
                                              WHERE first.client_id = item.client_id AND first.other_phone_key = ANY (item.keys)
                                                AND first.campaign_id = item.campaign_id AND first.is_first))
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
