-- The statement that adds records tells enrollment-service of them (ADR 57), by one event for up to 500 numbers of a
-- client. The events may come in any order, so each has a key of its own. Whom nobody may know any more is left out.
CREATE FUNCTION announce_added_chains(clients text[], handles bigint[], outcomes text[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO outbox_event (id, client_id, key, type, data)
    SELECT gen_random_uuid(), added.client_id, CAST(gen_random_uuid() AS text), 'chains.added', jsonb_build_object('numbers', jsonb_agg(number ORDER BY added.n))
      FROM (SELECT CAST(item.client AS uuid) AS client_id, item.handle, row_number() OVER (PARTITION BY item.client ORDER BY item.n) AS n
              FROM unnest(clients, handles, outcomes) WITH ORDINALITY AS item (client, handle, outcome, n) WHERE item.outcome = 'stored') AS added
     CROSS JOIN LATERAL (SELECT record.chain_id AS "chainId", record.campaign_id AS "campaignId", record.phone, record.phone_key AS "phoneKey",
                                record.other_phone_key AS "otherPhoneKey", record.name, record.source_id AS "sourceId", record.timezone
                           FROM outbound_record AS record
                          WHERE record.client_id = added.client_id AND record.handle = added.handle AND record.phone_key NOT LIKE '#%') AS number
     GROUP BY added.client_id, (added.n - 1) / 500;
END
$$;

CREATE OR REPLACE FUNCTION add_records(
        clients text[], campaigns text[], versions text[], lists text[], lanes text[], windows text[], positions text[], refuse_listed text[], refuse_known text[],
        phones text[], number_keys text[], former_keys text[], key_hashes text[], priorities text[], expiries text[], names text[], members text[], skills text[],
        fields text[], details text[], placeholder text, rule smallint, waits boolean)
    RETURNS TABLE (n integer, outcome text, handle bigint, moved_from text)
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
    outcomes text[];
    handles  bigint[];
    origins  text[];
BEGIN
    SELECT array_agg(stored.outcome ORDER BY stored.n), array_agg(stored.handle ORDER BY stored.n), array_agg(stored.moved_from ORDER BY stored.n)
      INTO outcomes, handles, origins
      FROM store_records(clients, campaigns, versions, lists, lanes, windows, positions, refuse_listed, refuse_known, phones, number_keys, former_keys, key_hashes,
                         priorities, expiries, names, members, skills, fields, details, placeholder, rule, waits) AS stored;
    IF 'do_not_call' = ANY (outcomes) THEN
        PERFORM note_refused_leads(array_agg(refused.client), array_agg(refused.campaign), array_agg(refused.keys), array_agg(refused.hashes))
           FROM unnest(clients, campaigns, number_keys, key_hashes, outcomes) AS refused (client, campaign, keys, hashes, outcome)
          WHERE refused.outcome = 'do_not_call';
    END IF;
    IF 'stored' = ANY (outcomes) THEN
        PERFORM announce_added_chains(clients, handles, outcomes);
    END IF;
    RETURN QUERY SELECT CAST(item.n AS integer), item.outcome, item.handle, item.origin
                   FROM unnest(outcomes, handles, origins) WITH ORDINALITY AS item (outcome, handle, origin, n);
END
$$;
