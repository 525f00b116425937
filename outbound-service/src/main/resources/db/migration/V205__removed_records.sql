-- When an operator took a record back that had been handed out, and stays for that (ADR 0051). Its number is as free as
-- if it were gone.
ALTER TABLE outbound_record ADD COLUMN removed_at timestamptz;

-- As in V181, without the records that were removed.
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
             WHERE known.removed_at IS NULL AND (reach = 'client' OR known.campaign_id = campaign AND (reach = 'campaign' OR known.calling_list_id = list))
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
