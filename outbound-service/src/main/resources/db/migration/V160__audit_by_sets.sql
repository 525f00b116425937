-- The audit of the do-not-call list is written by sets (ADR 53): an import lists thousands of numbers in a transaction.

-- That a transaction has changed entries of a client; empty once it has committed.
CREATE TABLE do_not_call_audit_due (
    client_id   uuid NOT NULL,
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT do_not_call_audit_due_pk PRIMARY KEY (client_id, transaction)
);

CREATE FUNCTION do_not_call_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO do_not_call_audit_due (client_id) SELECT DISTINCT client_id FROM changed ORDER BY client_id
    ON CONFLICT ON CONSTRAINT do_not_call_audit_due_pk DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER do_not_call_changed AFTER INSERT ON do_not_call_change REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION do_not_call_changed();

-- The hash of a row behind another one, or, where it is the first of a set, behind the row of that hash.
CREATE FUNCTION do_not_call_next_hash(last bytea, entry do_not_call_audit, head bytea) RETURNS bytea LANGUAGE plpgsql STABLE AS $$
BEGIN
    entry.previous := coalesce(last, head);
    RETURN do_not_call_audit_hash(entry);
END
$$;
CREATE AGGREGATE do_not_call_chain(do_not_call_audit, bytea) (SFUNC = do_not_call_next_hash, STYPE = bytea);

-- At the commit, once for a client, as the last lock of the transaction: the head is held for as long as a commit
-- takes.
CREATE OR REPLACE FUNCTION do_not_call_audited() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    head do_not_call_audit_head;
BEGIN
    DELETE FROM do_not_call_audit_due WHERE client_id = NEW.client_id AND transaction = NEW.transaction;
    INSERT INTO do_not_call_audit_head (client_id) VALUES (NEW.client_id) ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM do_not_call_audit_head WHERE client_id = NEW.client_id FOR UPDATE;
    WITH change AS (
        DELETE FROM do_not_call_change WHERE client_id = NEW.client_id RETURNING *
    ), numbered AS MATERIALIZED (
        SELECT change.*, head.n + row_number() OVER (ORDER BY change.id) AS n, gen_random_uuid() AS salt FROM change
    ), told AS (
        INSERT INTO do_not_call_audit_text (client_id, n, phone_key, phone, reason, salt)
        SELECT client_id, n, phone_key, phone, reason, salt FROM numbered
    ), entry AS (
        SELECT numbered.n, CAST(ROW(client_id, n, at, action, scope, origin, import_id, campaign_id, expires_at, reported_by,
                                    do_not_call_text_hash(CAST(ROW(client_id, n, phone_key, phone, reason, salt) AS do_not_call_audit_text)), NULL, NULL)
                                AS do_not_call_audit) AS line
          FROM numbered
    ), chained AS MATERIALIZED (
        SELECT entry.n, entry.line, do_not_call_chain(entry.line, head.hash) OVER (ORDER BY entry.n) AS hash FROM entry
    ), written AS (
        INSERT INTO do_not_call_audit (client_id, n, at, action, scope, origin, import_id, campaign_id, expires_at, reported_by, text_hash, previous, hash)
        SELECT (line).client_id, n, (line).at, (line).action, (line).scope, (line).origin, (line).import_id, (line).campaign_id, (line).expires_at,
               (line).reported_by, (line).text_hash, lag(hash, 1, head.hash) OVER (ORDER BY n), hash
          FROM chained ORDER BY n
    )
    UPDATE do_not_call_audit_head AS own SET n = latest.n, hash = latest.hash
      FROM (SELECT n, hash FROM chained ORDER BY n DESC LIMIT 1) AS latest WHERE own.client_id = NEW.client_id;
    RETURN NULL;
END
$$;
DROP TRIGGER do_not_call_audited ON do_not_call_change;
CREATE CONSTRAINT TRIGGER do_not_call_audited AFTER INSERT ON do_not_call_audit_due DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION do_not_call_audited();

-- Leads that were refused because their numbers must not be called. The key is a hash where the number is kept so.
CREATE TABLE refused_lead (
    client_id   uuid        NOT NULL,
    phone_key   text        NOT NULL,
    id          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at          timestamptz NOT NULL DEFAULT now(),
    campaign_id uuid        NOT NULL,
    CONSTRAINT refused_lead_pk PRIMARY KEY (client_id, phone_key, id)
);

-- Arrays as add_records takes them (V125). Under the locks of the numbers, so that nobody is erased meanwhile: a
-- statement of its own sees what was waited for. In the transaction of add_records they are held already.
CREATE FUNCTION note_refused_leads(clients text[], campaigns text[], number_keys text[], key_hashes text[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(bucket.lock)
       FROM (SELECT DISTINCT do_not_call_lock(CAST(given.client AS uuid), key) AS lock
               FROM unnest(clients, number_keys) AS given (client, keys), string_to_table(given.keys, ' ') AS key ORDER BY 1) AS bucket;
    INSERT INTO refused_lead (client_id, phone_key, campaign_id)
    SELECT CAST(given.client AS uuid),
           CASE WHEN EXISTS (SELECT FROM do_not_call_hash AS erased
                              WHERE erased.client_id = CAST(given.client AS uuid) AND erased.number_hash = ANY (string_to_array(given.hashes, ' ')))
                THEN '#' || split_part(given.hashes, ' ', 1) ELSE split_part(given.keys, ' ', 1) END,
           CAST(given.campaign AS uuid)
      FROM unnest(clients, campaigns, number_keys, key_hashes) AS given (client, campaign, keys, hashes);
END
$$;
