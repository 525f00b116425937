-- What has to be told to another service, written in the transaction of the change it tells of, deleted once the other side has taken it (ADR 0016).
CREATE TABLE outbox_event (
    -- Order within a key. Rows of one key are written under a lock on what the key names, so here the lower position is also the one that was committed first;
    -- between keys there is no order.
    position   bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    id         uuid        NOT NULL,
    client_id  uuid        NOT NULL,
    key        text        NOT NULL,
    type       text        NOT NULL,
    data       jsonb       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    attempts   integer     NOT NULL DEFAULT 0,
    -- Not before then: the end of the lease while somebody delivers it, the end of the back-off after a failure
    due_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT outbox_event_pk PRIMARY KEY (position),
    CONSTRAINT outbox_event_id_uk UNIQUE (id)
);

CREATE INDEX outbox_event_due ON outbox_event (due_at, position);
CREATE INDEX outbox_event_order ON outbox_event (client_id, key, position);

-- The events that were taken, each written in the transaction of its effect, so that a repeated delivery does nothing.
CREATE TABLE inbox_event (
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inbox_event_pk PRIMARY KEY (event_id)
);

CREATE INDEX inbox_event_received_at ON inbox_event (received_at);
