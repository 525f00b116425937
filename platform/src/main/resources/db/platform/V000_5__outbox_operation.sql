-- Why an event was not taken at its last attempt, for whoever has to find out (ADR 0062).
ALTER TABLE outbox_event ADD COLUMN failure text;
CREATE INDEX outbox_event_failed ON outbox_event (position) WHERE failure IS NOT NULL;

-- Events that an operator has dropped, without what they said.
CREATE TABLE dropped_event (
    event_id   uuid        NOT NULL,
    client_id  uuid        NOT NULL,
    type       text        NOT NULL,
    written_at timestamptz NOT NULL,
    attempts   integer     NOT NULL,
    failure    text,
    dropped_at timestamptz NOT NULL DEFAULT now(),
    dropped_by text        NOT NULL,
    reason     text        NOT NULL,
    CONSTRAINT dropped_event_pk PRIMARY KEY (event_id)
);

CREATE FUNCTION dropped_events_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'that an event was dropped is never changed or deleted';
END
$$;
CREATE TRIGGER dropped_event_kept BEFORE UPDATE OR DELETE ON dropped_event FOR EACH ROW EXECUTE FUNCTION dropped_events_are_kept();
CREATE TRIGGER dropped_event_not_emptied BEFORE TRUNCATE ON dropped_event FOR EACH STATEMENT EXECUTE FUNCTION dropped_events_are_kept();
