-- What reconciliation needs where one of the two databases was put back (ADR 68).

-- Handles that were given before, though this database does not know to which records.
CREATE TABLE lost_handles (
    first    bigint      NOT NULL,
    last     bigint      NOT NULL,
    found_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT lost_handles_pk PRIMARY KEY (first),
    CONSTRAINT lost_handles_order_ck CHECK (first <= last)
);

-- No handle that enrollment-service knows of is given to another record, and no later state of a chain has a smaller
-- version than an earlier one: versions are drawn from the clock on, and far fewer than a million are drawn a second.
CREATE FUNCTION continue_sequences(known bigint) RETURNS void
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    given bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('continue_sequences'));
    SELECT last_value INTO given FROM record_handle;
    IF known > given THEN
        INSERT INTO lost_handles (first, last) VALUES (given + 1, known) ON CONFLICT ON CONSTRAINT lost_handles_pk DO NOTHING;
        PERFORM setval('record_handle', known);
    END IF;
    PERFORM setval('chain_version', greatest(last_value, CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint))) FROM chain_version;
END
$$;

-- All that was ever told of a chain: its numbers, its state, its calls. Of the last two a note is left (V220).
CREATE FUNCTION tell_of_chain(client uuid, campaign uuid, chain bigint) RETURNS void
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    members bigint[] := ARRAY(SELECT handle FROM outbound_record WHERE client_id = client AND handle = chain
                              UNION ALL
                              SELECT handle FROM outbound_record WHERE client_id = client AND chain_id = chain AND chain_id <> handle
                              ORDER BY handle);
BEGIN
    PERFORM announce_added_chains(array_fill(CAST(client AS text), ARRAY[cardinality(members)]), members, array_fill('stored'::text, ARRAY[cardinality(members)]));
    INSERT INTO chain_change (client_id, campaign_id, chain_id, was_held, is_replaced) VALUES (client, campaign, chain, false, false);
    INSERT INTO attempt_change (client_id, attempt_id)
    SELECT client, made.id FROM unnest(members || chain) AS member (handle)
     CROSS JOIN LATERAL (SELECT DISTINCT attempt.id FROM attempt WHERE attempt.client_id = client AND attempt.handle = member.handle) AS made;
END
$$;
