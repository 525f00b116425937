-- A lead that is refused is noted by the statement that refuses it, so both hold or neither (ADR 53). Were it noted by
-- a statement of its own, a set whose note had to wait too long would pass for one that was not stored, and be added
-- again.
ALTER FUNCTION add_records(text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text, smallint, boolean)
    RENAME TO store_records;

-- Adds records as store_records says (V140), and notes which of them are refused for what their numbers are listed as.
CREATE FUNCTION add_records(
        clients text[], campaigns text[], versions text[], lists text[], lanes text[], windows text[], positions text[], refuse_listed text[], refuse_known text[],
        phones text[], number_keys text[], former_keys text[], key_hashes text[], priorities text[], expiries text[], names text[], members text[], skills text[],
        fields text[], details text[], placeholder text, rule smallint, waits boolean)
    RETURNS TABLE (n integer, outcome text, handle bigint, moved_from text)
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan AS $$
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
    RETURN QUERY SELECT CAST(item.n AS integer), item.outcome, item.handle, item.origin
                   FROM unnest(outcomes, handles, origins) WITH ORDINALITY AS item (outcome, handle, origin, n);
END
$$;
