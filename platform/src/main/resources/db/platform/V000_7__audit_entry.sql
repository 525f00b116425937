-- Who changed what (ADR 77). Written by triggers, so that no writer can leave it out; never changed.
CREATE TABLE audit_entry (
    client_id uuid        NOT NULL,
    position  bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at        timestamptz NOT NULL DEFAULT now(),
    -- The subject of the caller; of a change by hand the login at the database
    who       text        NOT NULL,
    -- The id of the request, as the log has it
    request   text,
    action    text        NOT NULL,
    -- What was changed: an id, or the keyed hash of a number; never a number
    subject   text        NOT NULL,
    before    jsonb,
    after     jsonb,
    CONSTRAINT audit_entry_pk PRIMARY KEY (client_id, position)
);

-- Says who makes the changes that follow in this transaction. In FROM of the statement that makes them, so it takes no round trip.
CREATE FUNCTION audit_by(who text, request text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM set_config('outdial.who', coalesce(who, ''), true), set_config('outdial.request', coalesce(request, ''), true);
    RETURN true;
END
$$;

CREATE FUNCTION audit_who() RETURNS text LANGUAGE sql STABLE
    RETURN coalesce(nullif(current_setting('outdial.who', true), ''), 'database login ' || session_user);

CREATE FUNCTION audit_request() RETURNS text LANGUAGE sql STABLE
    RETURN nullif(current_setting('outdial.request', true), '');

CREATE FUNCTION audit_entry_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries of the audit are neither changed nor deleted';
END
$$;

CREATE TRIGGER audit_entry_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_never_changes();
