-- What became of every entry of the do-not-call list, in an order that shows if a row was taken out (ADR 0043).

-- The rows of a client are numbered without gaps, and each holds the hash of the one before it.
CREATE TABLE do_not_call_audit (
    client_id   uuid        NOT NULL,
    n           bigint      NOT NULL,
    at          timestamptz NOT NULL,
    action      text        NOT NULL,
    scope       uuid        NOT NULL,
    origin      text        NOT NULL,
    import_id   uuid        NOT NULL,
    campaign_id uuid,
    expires_at  timestamptz,
    reported_by text        NOT NULL,
    -- Of what do_not_call_audit_text holds: the row can be verified when that is erased
    text_hash   bytea       NOT NULL,
    previous    bytea       NOT NULL,
    hash        bytea       NOT NULL,
    CONSTRAINT do_not_call_audit_pk PRIMARY KEY (client_id, n),
    CONSTRAINT do_not_call_audit_action_ck CHECK (action IN ('listed', 'extended', 'revoked', 'expired', 'erased'))
);

-- What is about the person, and goes if the person is erased. Without the salt a number could be found by trying all.
CREATE TABLE do_not_call_audit_text (
    client_id uuid   NOT NULL,
    n         bigint NOT NULL,
    phone_key text   NOT NULL,
    phone     text   NOT NULL,
    reason    text,
    salt      uuid   NOT NULL,
    CONSTRAINT do_not_call_audit_text_pk PRIMARY KEY (client_id, n)
);
CREATE INDEX do_not_call_audit_text_number ON do_not_call_audit_text (client_id, phone_key, n);

-- The last row of each client, so that its removal shows too.
CREATE TABLE do_not_call_audit_head (
    client_id uuid   NOT NULL,
    n         bigint NOT NULL DEFAULT 0,
    hash      bytea  NOT NULL DEFAULT '\x',
    CONSTRAINT do_not_call_audit_head_pk PRIMARY KEY (client_id)
);

-- What the transaction has done; empty once it has committed.
CREATE TABLE do_not_call_change (
    client_id   uuid        NOT NULL,
    id          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at          timestamptz NOT NULL DEFAULT now(),
    action      text        NOT NULL,
    phone_key   text        NOT NULL,
    phone       text        NOT NULL,
    scope       uuid        NOT NULL,
    origin      text        NOT NULL,
    import_id   uuid        NOT NULL,
    campaign_id uuid,
    reason      text,
    expires_at  timestamptz,
    reported_by text        NOT NULL,
    CONSTRAINT do_not_call_change_pk PRIMARY KEY (client_id, id)
);

CREATE FUNCTION do_not_call_text_hash(entry do_not_call_audit_text) RETURNS bytea LANGUAGE sql STABLE
    RETURN sha256(convert_to(jsonb_build_array(entry.salt, entry.phone_key, entry.phone, entry.reason)::text, 'UTF8'));

-- Times in microseconds, so that no setting of a session matters.
CREATE FUNCTION do_not_call_audit_hash(entry do_not_call_audit) RETURNS bytea LANGUAGE sql STABLE
    RETURN sha256(convert_to(jsonb_build_array(encode(entry.previous, 'hex'), entry.client_id, entry.n, (extract(epoch FROM entry.at) * 1000000)::bigint, entry.action,
        entry.scope, entry.origin, entry.import_id, entry.campaign_id, (extract(epoch FROM entry.expires_at) * 1000000)::bigint, entry.reported_by,
        encode(entry.text_hash, 'hex'))::text, 'UTF8'));

-- At the commit, as the last lock of the transaction: the head of the client is held for as long as a commit takes.
CREATE FUNCTION do_not_call_audited() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    head   do_not_call_audit_head;
    change do_not_call_change;
    entry  do_not_call_audit;
    told   do_not_call_audit_text;
BEGIN
    -- The first change of the transaction takes all with it.
    IF NOT EXISTS (SELECT FROM do_not_call_change WHERE client_id = NEW.client_id AND id = NEW.id) THEN
        RETURN NULL;
    END IF;
    INSERT INTO do_not_call_audit_head (client_id) VALUES (NEW.client_id) ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM do_not_call_audit_head WHERE client_id = NEW.client_id FOR UPDATE;
    FOR change IN SELECT * FROM do_not_call_change WHERE client_id = NEW.client_id ORDER BY id LOOP
        head.n := head.n + 1;
        told := (change.client_id, head.n, change.phone_key, change.phone, change.reason, gen_random_uuid());
        entry := (change.client_id, head.n, change.at, change.action, change.scope, change.origin, change.import_id, change.campaign_id, change.expires_at,
                  change.reported_by, do_not_call_text_hash(told), head.hash, NULL);
        entry.hash := do_not_call_audit_hash(entry);
        head.hash := entry.hash;
        INSERT INTO do_not_call_audit SELECT entry.*;
        INSERT INTO do_not_call_audit_text SELECT told.*;
    END LOOP;
    DELETE FROM do_not_call_change WHERE client_id = NEW.client_id;
    UPDATE do_not_call_audit_head SET n = head.n, hash = head.hash WHERE client_id = NEW.client_id;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER do_not_call_audited AFTER INSERT ON do_not_call_change DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION do_not_call_audited();

-- Whoever enters a number leaves a row. Whoever takes one out says why, so its statement writes the change.
CREATE FUNCTION do_not_call_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO do_not_call_change (client_id, action, phone_key, phone, scope, origin, import_id, campaign_id, reason, expires_at, reported_by)
    SELECT client_id, 'listed', phone_key, phone, scope, origin, import_id, campaign_id, reason, expires_at, reported_by FROM added;
    RETURN NULL;
END
$$;
CREATE TRIGGER do_not_call_listed AFTER INSERT ON do_not_call REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION do_not_call_listed();

-- An entry may get a later end, and no earlier one.
CREATE FUNCTION do_not_call_extended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM former JOIN extended USING (client_id, phone_key, scope, origin, import_id)
                WHERE coalesce(extended.expires_at, 'infinity') < coalesce(former.expires_at, 'infinity')) THEN
        RAISE EXCEPTION 'an entry of the do-not-call list cannot end earlier';
    END IF;
    INSERT INTO do_not_call_change (client_id, action, phone_key, phone, scope, origin, import_id, campaign_id, reason, expires_at, reported_by)
    SELECT extended.client_id, 'extended', extended.phone_key, extended.phone, extended.scope, extended.origin, extended.import_id, extended.campaign_id,
           extended.reason, extended.expires_at, extended.reported_by
      FROM former JOIN extended USING (client_id, phone_key, scope, origin, import_id)
     WHERE extended.expires_at IS DISTINCT FROM former.expires_at;
    RETURN NULL;
END
$$;
CREATE TRIGGER do_not_call_extended AFTER UPDATE ON do_not_call REFERENCING OLD TABLE AS former NEW TABLE AS extended
    FOR EACH STATEMENT EXECUTE FUNCTION do_not_call_extended();

CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit of the do-not-call list is only added to';
END
$$;
CREATE TRIGGER do_not_call_audit_kept BEFORE UPDATE OR DELETE ON do_not_call_audit FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
CREATE TRIGGER do_not_call_audit_not_emptied BEFORE TRUNCATE ON do_not_call_audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
CREATE TRIGGER do_not_call_audit_text_kept BEFORE UPDATE ON do_not_call_audit_text FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
CREATE TRIGGER do_not_call_audit_text_not_emptied BEFORE TRUNCATE ON do_not_call_audit_text FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();

-- Verifies rows of a client after one that is known to be right. broken_at is the first that does not hold, null if
-- all do; a text that was erased is not missed.
CREATE FUNCTION verify_do_not_call_audit(client uuid, after_n bigint, max_rows integer, OUT verified bigint, OUT last_n bigint, OUT last_hash bytea, OUT broken_at bigint)
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    entry do_not_call_audit;
    told  do_not_call_audit_text;
    head  do_not_call_audit_head;
BEGIN
    verified := 0;
    last_n := after_n;
    last_hash := coalesce((SELECT hash FROM do_not_call_audit WHERE client_id = client AND n = after_n), '\x');
    SELECT * INTO head FROM do_not_call_audit_head WHERE client_id = client;
    FOR entry IN SELECT * FROM do_not_call_audit WHERE client_id = client AND n > after_n ORDER BY n LIMIT max_rows LOOP
        SELECT * INTO told FROM do_not_call_audit_text WHERE client_id = client AND n = entry.n;
        IF entry.n <> last_n + 1 OR entry.previous <> last_hash OR entry.hash <> do_not_call_audit_hash(entry) OR (told.n IS NOT NULL AND entry.text_hash <> do_not_call_text_hash(told)) THEN
            broken_at := last_n + 1;
            RETURN;
        END IF;
        verified := verified + 1;
        last_n := entry.n;
        last_hash := entry.hash;
    END LOOP;
    IF verified < max_rows AND (last_n <> coalesce(head.n, 0) OR last_hash <> coalesce(head.hash, '\x')) THEN
        broken_at := last_n + 1;
    END IF;
END
$$;

-- Entries of before begin the audit.
INSERT INTO do_not_call_change (client_id, at, action, phone_key, phone, scope, origin, import_id, campaign_id, reported_by)
SELECT client_id, created_at, 'listed', phone_key, phone, scope, origin, import_id, campaign_id, reported_by FROM do_not_call ORDER BY client_id, created_at, phone_key;
