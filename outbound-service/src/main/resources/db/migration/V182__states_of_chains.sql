-- Enrollment-service is told what becomes of chains by the table itself, so that no statement can forget it (ADR 58):
-- one event for up to 500 chains that a statement has changed.

-- Grows with each event. Whoever changes a record holds its lock, so the later state of a chain has the larger number.
CREATE SEQUENCE chain_version;

-- Why a record is not called any more, null while it may be. EndReason says the same, and a test compares both.
CREATE FUNCTION end_reason(record_type smallint, record_status smallint, call_result smallint) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN record_type = 7 THEN 'do_not_call'
        WHEN record_status = 3 THEN CASE
            WHEN call_result IN (0, 1, 2, 22, 23, 24, 25, 29, 30, 31, 33, 49, 50) THEN 'reached'
            WHEN call_result IN (11, 12, 13, 17, 34, 39, 53) THEN 'bad_number'
            WHEN call_result = 51 THEN 'do_not_call'
            WHEN call_result = 52 THEN 'cancelled'
            WHEN call_result = 46 THEN 'expired'
            ELSE 'attempts_used' END
        WHEN record_status = 4 THEN 'expired'
        WHEN record_status = 5 THEN CASE call_result WHEN 51 THEN 'do_not_call' ELSE 'cancelled' END
        WHEN record_status = 6 THEN 'lost_leases'
        WHEN record_status = 7 THEN 'other_number_reached' END;

-- Chains as they are now. Nothing is told of erased people. One that has no record left was cancelled. What makes room
-- for new records of the same persons (outdial.replaces) has no other end: the new records say how it goes on.
CREATE FUNCTION announce_chains(clients uuid[], campaigns uuid[], chains bigint[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO outbox_event (id, client_id, key, type, data)
    SELECT gen_random_uuid(), told.client_id, CAST(gen_random_uuid() AS text), 'chains.changed',
           jsonb_build_object('version', nextval('chain_version'), 'chains', jsonb_agg(told.chain ORDER BY told.n))
      FROM (SELECT named.client_id, row_number() OVER (PARTITION BY named.client_id ORDER BY named.chain_id) AS n,
                   jsonb_build_object('chainId', named.chain_id, 'campaignId', named.campaign_id, 'state', state.state, 'ends', to_jsonb(
                       CASE WHEN state.state <> 'ended' THEN '{}' WHEN current_setting('outdial.replaces', true) = 'on' THEN '{replaced}'
                            ELSE coalesce(state.ends, '{cancelled}') END)) AS chain
              FROM unnest(clients, campaigns, chains) AS named (client_id, campaign_id, chain_id)
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

-- Of chains that enrollment-service has not claimed in ten minutes it is told once more, as if they had been added just
-- now: they are older than the first telling, or it was lost with a database that was restored.
CREATE FUNCTION announce_strangers(clients uuid[], chains bigint[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    owners  text[];
    handles bigint[];
BEGIN
    SELECT array_agg(CAST(named.client_id AS text) ORDER BY named.chain_id, member.handle), array_agg(member.handle ORDER BY named.chain_id, member.handle)
      INTO owners, handles
      FROM unnest(clients, chains) AS named (client_id, chain_id)
      JOIN outbound_record AS first ON first.client_id = named.client_id AND first.handle = named.chain_id
     CROSS JOIN LATERAL (
           SELECT first.handle
           UNION ALL
           SELECT record.handle FROM outbound_record AS record
            WHERE record.client_id = named.client_id AND record.chain_id = named.chain_id AND record.chain_id <> record.handle) AS member
     WHERE first.customer_id IS NULL AND first.created_at < now() - interval '10 minutes';
    IF handles IS NOT NULL THEN
        PERFORM announce_added_chains(owners, handles, array_fill('stored'::text, ARRAY[cardinality(handles)]));
    END IF;
END
$$;

-- Only of what others may notice: that a record is due at another time is nobody's business.
CREATE FUNCTION records_changed() RETURNS trigger
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    clients   uuid[];
    campaigns uuid[];
    chains    bigint[];
BEGIN
    SELECT array_agg(changed.client_id), array_agg(changed.campaign_id), array_agg(changed.chain_id) INTO clients, campaigns, chains
      FROM (SELECT DISTINCT different.client_id, different.campaign_id, different.chain_id
              FROM (SELECT client_id, campaign_id, chain_id, handle, record_type, record_status, call_result FROM after
                    EXCEPT SELECT client_id, campaign_id, chain_id, handle, record_type, record_status, call_result FROM before) AS different) AS changed;
    IF clients IS NOT NULL THEN
        PERFORM announce_strangers(clients, chains);
        PERFORM announce_chains(clients, campaigns, chains);
    END IF;
    RETURN NULL;
END
$$;

-- What the transaction itself has added was announced to nobody.
CREATE FUNCTION records_removed() RETURNS trigger
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    clients   uuid[];
    campaigns uuid[];
    chains    bigint[];
BEGIN
    SELECT array_agg(gone.client_id), array_agg(gone.campaign_id), array_agg(gone.chain_id) INTO clients, campaigns, chains
      FROM (SELECT DISTINCT client_id, campaign_id, chain_id FROM before WHERE created_at <> now() AND phone_key NOT LIKE '#%') AS gone;
    IF clients IS NOT NULL THEN
        PERFORM announce_chains(clients, campaigns, chains);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER outbound_record_changed AFTER UPDATE ON outbound_record
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION records_changed();
CREATE TRIGGER outbound_record_removed AFTER DELETE ON outbound_record
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION records_removed();
