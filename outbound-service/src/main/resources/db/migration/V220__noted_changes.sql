-- What becomes of records and attempts is noted by the statement, and told a moment later, what was noted within that
-- moment by one event (ADR 80). A note holds no number and no name.

CREATE TABLE chain_change (
    id          bigint  GENERATED ALWAYS AS IDENTITY,
    client_id   uuid    NOT NULL,
    campaign_id uuid    NOT NULL,
    chain_id    bigint  NOT NULL,
    was_held    boolean NOT NULL,
    is_replaced boolean NOT NULL,
    CONSTRAINT chain_change_pk PRIMARY KEY (id)
);

CREATE TABLE attempt_change (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    client_id  uuid   NOT NULL,
    attempt_id uuid   NOT NULL,
    CONSTRAINT attempt_change_pk PRIMARY KEY (id)
);

-- Short lived rows: what is dead is cleared away soon.
ALTER TABLE chain_change SET (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE attempt_change SET (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0);

-- Only of what others may notice: that a record is due at another time is nobody's business.
CREATE OR REPLACE FUNCTION records_changed() RETURNS trigger
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO chain_change (client_id, campaign_id, chain_id, was_held, is_replaced)
    SELECT different.client_id, different.campaign_id, different.chain_id, bool_or(different.record_status = 2), coalesce(current_setting('outdial.replaces', true) = 'on', false)
      FROM (SELECT client_id, campaign_id, chain_id, handle, record_type, record_status, call_result FROM after
            EXCEPT SELECT client_id, campaign_id, chain_id, handle, record_type, record_status, call_result FROM before) AS different
     GROUP BY different.client_id, different.campaign_id, different.chain_id;
    RETURN NULL;
END
$$;

-- What the transaction itself has added was announced to nobody.
CREATE OR REPLACE FUNCTION records_removed() RETURNS trigger
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO chain_change (client_id, campaign_id, chain_id, was_held, is_replaced)
    SELECT DISTINCT client_id, campaign_id, chain_id, false, coalesce(current_setting('outdial.replaces', true) = 'on', false)
      FROM before WHERE created_at <> now() AND phone_key NOT LIKE '#%';
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION attempts_changed() RETURNS trigger
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO attempt_change (client_id, attempt_id)
    SELECT call.client_id, call.id
      FROM (SELECT client_id, id, chain_id, campaign_id, taken_at, call_result, duration_s FROM after
             WHERE ended_at IS NOT NULL AND dialled AND phone_key NOT LIKE '#%'
            EXCEPT SELECT client_id, id, chain_id, campaign_id, taken_at, call_result, duration_s FROM before
             WHERE ended_at IS NOT NULL AND dialled) AS call;
    RETURN NULL;
END
$$;

DROP FUNCTION announce_chains(uuid[], uuid[], bigint[]);

-- Chains as they are now, or as they were in between: held. Nothing is told of erased people. One that has no record
-- left was cancelled. What makes room for new records of the same persons (outdial.replaces) has no other end: the new
-- records say how it goes on. Events of one key arrive in their order.
CREATE FUNCTION announce_chains(clients uuid[], campaigns uuid[], chains bigint[], replaced boolean[], as_held boolean, event_key text) RETURNS void
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO outbox_event (id, client_id, key, type, data)
    SELECT gen_random_uuid(), told.client_id, event_key, 'chains.changed',
           jsonb_build_object('version', nextval('chain_version'), 'chains', jsonb_agg(told.chain ORDER BY told.n))
      FROM (SELECT named.client_id, row_number() OVER (PARTITION BY named.client_id ORDER BY named.chain_id) AS n,
                   jsonb_build_object('chainId', named.chain_id, 'campaignId', named.campaign_id, 'state', CASE WHEN as_held THEN 'held' ELSE state.state END, 'ends', to_jsonb(
                       CASE WHEN as_held OR state.state <> 'ended' THEN '{}' WHEN named.is_replaced THEN '{replaced}' ELSE coalesce(state.ends, '{cancelled}') END)) AS chain
              FROM unnest(clients, campaigns, chains, replaced) AS named (client_id, campaign_id, chain_id, is_replaced)
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN bool_or(member.record_status = 2) THEN 'held' WHEN bool_or(member.ended_for IS NULL) THEN 'waiting' ELSE 'ended' END AS state,
                          array_agg(DISTINCT member.ended_for) AS ends, bool_or(member.phone_key LIKE '#%') AS is_erased
                     FROM (SELECT record.record_status, record.phone_key, end_reason(record.record_type, record.record_status, record.call_result) AS ended_for
                             FROM outbound_record AS record WHERE record.client_id = named.client_id AND record.handle = named.chain_id
                           UNION ALL
                           SELECT record.record_status, record.phone_key, end_reason(record.record_type, record.record_status, record.call_result)
                             FROM outbound_record AS record
                            WHERE record.client_id = named.client_id AND record.chain_id = named.chain_id AND record.chain_id <> record.handle) AS member) AS state
             WHERE state.is_erased IS NOT TRUE) AS told
     GROUP BY told.client_id, (told.n - 1) / 500;
END
$$;

CREATE FUNCTION announce_calls(clients uuid[], attempts uuid[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO outbox_event (id, client_id, key, type, data)
    SELECT gen_random_uuid(), numbered.client_id, CAST(gen_random_uuid() AS text), 'calls.made',
           jsonb_build_object('version', nextval('chain_version'), 'calls', jsonb_agg(jsonb_build_object(
               'id', numbered.id, 'chainId', numbered.chain_id, 'campaignId', numbered.campaign_id, 'calledAt', numbered.taken_at,
               'disposition', call_result_word(numbered.call_result), 'durationSeconds', numbered.duration_s) ORDER BY numbered.n))
      FROM (SELECT call.*, row_number() OVER (PARTITION BY call.client_id ORDER BY call.id) AS n
              FROM unnest(clients, attempts) AS named (client_id, attempt_id)
             CROSS JOIN LATERAL (SELECT attempt.client_id, attempt.id, attempt.chain_id, attempt.campaign_id, attempt.taken_at, attempt.call_result, attempt.duration_s
                                   FROM attempt WHERE attempt.client_id = named.client_id AND attempt.id = named.attempt_id
                                    AND attempt.ended_at IS NOT NULL AND attempt.dialled AND attempt.phone_key NOT LIKE '#%' OFFSET 0) AS call) AS numbered
     GROUP BY numbered.client_id, (numbered.n - 1) / 500;
END
$$;

-- Tells what is noted, the oldest first. One does it at a time: so whoever tells of a chain later has read it later,
-- and the later state has the larger number. A note that was committed long after it was written is only found with
-- after_chain and after_attempt 0; larger ones save the way past what was told and is not cleared away yet.
-- Returns how many notes of each there were, and the last of each.
CREATE FUNCTION tell_changes(after_chain bigint, after_attempt bigint, at_most integer,
                             OUT noted_chains integer, OUT noted_attempts integer, OUT last_chain bigint, OUT last_attempt bigint)
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
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
        PERFORM announce_chains(array_agg(named.client_id), array_agg(named.campaign_id), array_agg(named.chain_id), array_agg(named.is_replaced), false, CAST(gen_random_uuid() AS text))
           FROM unnest(clients, campaigns, chains, replaced, passed) AS named (client_id, campaign_id, chain_id, is_replaced, was_passed)
          WHERE NOT named.was_passed;
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
