-- What desktops are notified of, in the order of the commits, and how far each session has come (ADR 37).
-- Small tables whose rows live for about a minute: updates stay within their page, and dead rows are collected early.

-- One row a user. Whoever notifies it adds 1 in the transaction of the change and so holds its lock until the commit:
-- the numbers of a user have no gaps, and a later number is a later commit.
CREATE TABLE notification_stream (
    client_id uuid   NOT NULL,
    member_id uuid   NOT NULL,
    last      bigint NOT NULL,
    CONSTRAINT notification_stream_pk PRIMARY KEY (client_id, member_id),
    CONSTRAINT notification_stream_member_fk FOREIGN KEY (client_id, member_id) REFERENCES member (client_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The messages of one event, in order, as they are sent. No key to the stream: that would lock it once more.
CREATE TABLE notification (
    client_id  uuid        NOT NULL,
    member_id  uuid        NOT NULL,
    n          bigint      NOT NULL,
    -- JSON that is only ever sent: jsonb would be read and sorted for nothing, and refuses characters that JSON has
    messages   text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT notification_pk PRIMARY KEY (client_id, member_id, n)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_threshold = -1,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000);

CREATE TABLE notification_session (
    -- The clientId of Bayeux
    id            text        NOT NULL,
    client_id     uuid        NOT NULL,
    member_id     uuid        NOT NULL,
    browser_id    text        NOT NULL,
    -- What it was opened with: it may go on as long as the same user could open it again
    login         text        NOT NULL,
    features      text[]      NOT NULL,
    subscriptions text[]      NOT NULL DEFAULT '{}',
    -- Whether its client has the acknowledge extension
    acknowledges  boolean     NOT NULL,
    -- Every event up to this one has arrived, or was none of its subscriptions
    acked         bigint      NOT NULL,
    -- The process that holds it
    replica       uuid        NOT NULL,
    opened_at     timestamptz NOT NULL DEFAULT now(),
    seen_at       timestamptz NOT NULL DEFAULT now(),
    -- Since when another session goes on in its place; null again once its own client is seen
    adopted_at    timestamptz,
    CONSTRAINT notification_session_pk PRIMARY KEY (id),
    CONSTRAINT notification_session_member_fk FOREIGN KEY (client_id, member_id) REFERENCES member (client_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE INDEX notification_session_member ON notification_session (client_id, member_id);
