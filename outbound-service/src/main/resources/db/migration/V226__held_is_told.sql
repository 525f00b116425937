-- A chain that was held when it was looked at is told as held, whatever it has become before the event is written: that
-- is another note. Otherwise its end was told twice, and that it was held never.

-- Tells what is noted, the oldest first. One does it at a time: so whoever tells of a chain later has read it later,
-- and the later state has the larger number. A note that was committed long after it was written is only found with
-- after_chain and after_attempt 0; larger ones save the way past what was told and is not cleared away yet.
-- Returns how many notes of each there were, and the last of each.
CREATE OR REPLACE FUNCTION tell_changes(after_chain bigint, after_attempt bigint, at_most integer,
                             OUT noted_chains integer, OUT noted_attempts integer, OUT last_chain bigint, OUT last_attempt bigint)
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_mergejoin = off AS $$
DECLARE
    clients   uuid[];
    campaigns uuid[];
    chains    bigint[];
    were_held boolean[];
    replaced  boolean[];
    passed    boolean[];
    attempts  uuid[];
    event_key text;
BEGIN
    noted_chains := 0;
    noted_attempts := 0;
    IF NOT pg_try_advisory_xact_lock(hashtextextended('tell changes', 0)) THEN
        RETURN;
    END IF;

    WITH noted AS (
        DELETE FROM chain_change
         WHERE id = ANY (ARRAY(SELECT id FROM chain_change WHERE id > after_chain ORDER BY id LIMIT at_most))
        RETURNING id, client_id, campaign_id, chain_id, was_held, is_replaced
    ), named AS (
        SELECT client_id, campaign_id, chain_id, bool_or(was_held) AS was_held, bool_or(is_replaced) AS is_replaced, max(id) AS last, CAST(count(*) AS integer) AS notes
          FROM noted GROUP BY client_id, campaign_id, chain_id
    )
    SELECT array_agg(client_id ORDER BY client_id, chain_id), array_agg(campaign_id ORDER BY client_id, chain_id), array_agg(chain_id ORDER BY client_id, chain_id),
           array_agg(was_held ORDER BY client_id, chain_id), array_agg(is_replaced ORDER BY client_id, chain_id), coalesce(sum(notes), 0), max(last)
      INTO clients, campaigns, chains, were_held, replaced, noted_chains, last_chain
      FROM named;
    IF noted_chains > 0 THEN
        PERFORM announce_strangers(clients, chains);
        -- Handed out and back within the moment: both are told.
        SELECT array_agg(named.was_held AND NOT EXISTS (
                   SELECT FROM outbound_record AS record WHERE record.client_id = named.client_id AND record.handle = named.chain_id AND record.record_status = 2
                   UNION ALL
                   SELECT FROM outbound_record AS record
                    WHERE record.client_id = named.client_id AND record.chain_id = named.chain_id AND record.chain_id <> record.handle AND record.record_status = 2) ORDER BY named.n)
          INTO passed
          FROM unnest(clients, chains, were_held) WITH ORDINALITY AS named (client_id, chain_id, was_held, n);
        IF true = ANY (passed) THEN
            event_key := CAST(gen_random_uuid() AS text);
            PERFORM announce_chains(array_agg(named.client_id), array_agg(named.campaign_id), array_agg(named.chain_id), array_agg(named.is_replaced), true, event_key)
               FROM unnest(clients, campaigns, chains, replaced, passed) AS named (client_id, campaign_id, chain_id, is_replaced, was_passed)
              WHERE named.was_passed;
            PERFORM announce_chains(array_agg(named.client_id), array_agg(named.campaign_id), array_agg(named.chain_id), array_agg(named.is_replaced), false, event_key)
               FROM unnest(clients, campaigns, chains, replaced, passed) AS named (client_id, campaign_id, chain_id, is_replaced, was_passed)
              WHERE named.was_passed;
        END IF;
        PERFORM announce_chains(array_agg(named.client_id), array_agg(named.campaign_id), array_agg(named.chain_id), array_agg(named.is_replaced), true, CAST(gen_random_uuid() AS text))
           FROM unnest(clients, campaigns, chains, replaced, were_held, passed) AS named (client_id, campaign_id, chain_id, is_replaced, was_held, was_passed)
          WHERE named.was_held AND NOT named.was_passed;
        PERFORM announce_chains(array_agg(named.client_id), array_agg(named.campaign_id), array_agg(named.chain_id), array_agg(named.is_replaced), false, CAST(gen_random_uuid() AS text))
           FROM unnest(clients, campaigns, chains, replaced, were_held) AS named (client_id, campaign_id, chain_id, is_replaced, was_held)
          WHERE NOT named.was_held;
    END IF;

    WITH noted AS (
        DELETE FROM attempt_change
         WHERE id = ANY (ARRAY(SELECT id FROM attempt_change WHERE id > after_attempt ORDER BY id LIMIT at_most))
        RETURNING id, client_id, attempt_id
    ), named AS (
        SELECT client_id, attempt_id, max(id) AS last, CAST(count(*) AS integer) AS notes FROM noted GROUP BY client_id, attempt_id
    )
    SELECT array_agg(client_id), array_agg(attempt_id), coalesce(sum(notes), 0), max(last) INTO clients, attempts, noted_attempts, last_attempt FROM named;
    IF noted_attempts > 0 THEN
        PERFORM announce_calls(clients, attempts);
    END IF;
END
$$;
