-- Two spellings of a telephone have one key, by the rule of platform/phone (ADR 0021); what was stored before has the keys of an older rule. The rule is Java, so
-- DoNotCallKeyMigration and RecordKeyMigration bring old rows over in the background. Whoever does not say by which rule it made a key, made it by the first one:
-- a replica of the version before, during an update, and hand-written rows.
ALTER TABLE outbound_record
    -- The second reading of a text that has two
    ADD COLUMN other_phone_key text,
    ADD COLUMN key_version     smallint NOT NULL DEFAULT 1;
CREATE INDEX outbound_record_other ON outbound_record (client_id, other_phone_key, campaign_id) WHERE other_phone_key IS NOT NULL;
-- What is left to be brought over; rows of today never come in here.
CREATE INDEX outbound_record_old_key ON outbound_record (client_id, handle) WHERE key_version < 2;

-- An entry for each key of a number; each of the two names the other.
ALTER TABLE do_not_call
    ADD COLUMN other_phone_key text,
    ADD COLUMN key_version     smallint NOT NULL DEFAULT 1;
CREATE INDEX do_not_call_old_key ON do_not_call (client_id, phone_key) WHERE key_version < 2;

-- Asked by whoever adds a record, in the statement that inserts: why the number must not be called ('erased', 'listed', null if it may be), and whether the campaign has
-- a record of it. The keys are one or two of today's rule, the former ones what older rules may have stored, the hashes are those of all of them in this order.
--
-- The lock and the need for snapshots of its own are those of V002: each query here sees what was committed while the lock was waited for. Adds of a number do not
-- wait for each other, the unique index of first records decides between them. A number with two keys has no such index over both, so its adds take turns.
CREATE FUNCTION lead_admission(client uuid, campaign uuid, keys text[], former text[], hashes text[], OUT reason text, OUT is_known boolean)
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
    IF EXISTS (SELECT FROM do_not_call_hash WHERE client_id = client AND number_hash = ANY (hashes)) THEN
        reason := 'erased';
        stored := (SELECT array_agg('#' || hash) FROM unnest(hashes) AS hash);
    ELSIF EXISTS (SELECT FROM do_not_call WHERE client_id = client AND phone_key = ANY (stored)) THEN
        reason := 'listed';
    END IF;
    is_known := EXISTS (SELECT FROM outbound_record
                         WHERE client_id = client AND phone_key = ANY (stored) AND campaign_id = campaign AND is_first)
             OR EXISTS (SELECT FROM outbound_record
                         WHERE client_id = client AND other_phone_key = ANY (keys) AND campaign_id = campaign AND is_first);
END
$$;
-- Gone, so that nothing can ask for one spelling only.
DROP FUNCTION do_not_call_reason(uuid, text, text);
