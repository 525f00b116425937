-- Files that are loaded, how far each has been read, and which of their rows were not taken.

CREATE TABLE import_job (
    client_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    -- What its rows are
    kind          text        NOT NULL,
    campaign_id   uuid,
    dry_run       boolean     NOT NULL,
    -- Of its kind
    options       jsonb       NOT NULL,
    format        text        NOT NULL,
    -- Both null until they are found in the file
    delimiter     text,
    column_names  jsonb,
    state         text        NOT NULL,
    -- Why it has failed
    problem       text,
    -- Of the file as it is without compression; what is before has been committed
    reached_bytes bigint      NOT NULL DEFAULT 0,
    reached_line  bigint      NOT NULL DEFAULT 1,
    row_count     bigint      NOT NULL DEFAULT 0,
    rejected      bigint      NOT NULL DEFAULT 0,
    -- How many rows had each outcome
    outcomes      jsonb       NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    -- The request that brings its data now, since when, with how many rows before it, and when it was seen last
    upload        uuid,
    upload_at     timestamptz,
    upload_rows   bigint,
    seen_at       timestamptz,
    CONSTRAINT import_job_pk PRIMARY KEY (client_id, id),
    CONSTRAINT import_job_format_ck CHECK (format IN ('csv', 'ndjson')),
    CONSTRAINT import_job_state_ck CHECK (state IN ('waiting', 'queued', 'running', 'completed', 'cancelled', 'failed')),
    CONSTRAINT import_job_running_ck CHECK ((state = 'running') = (upload IS NOT NULL))
);

CREATE INDEX import_job_created ON import_job (client_id, created_at, id);
CREATE INDEX import_job_running ON import_job (client_id, seen_at) WHERE state = 'running';
CREATE INDEX import_job_upload ON import_job (upload) WHERE upload IS NOT NULL;

CREATE TABLE import_rejection (
    client_id  uuid        NOT NULL,
    import_id  uuid        NOT NULL,
    line       bigint      NOT NULL,
    code       text        NOT NULL,
    message    text        NOT NULL,
    row_text   text        NOT NULL,
    -- Of all telephones in the row, so that it can be erased
    phone_keys text[]      NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT import_rejection_pk PRIMARY KEY (client_id, import_id, line),
    CONSTRAINT import_rejection_job_fk FOREIGN KEY (client_id, import_id) REFERENCES import_job (client_id, id)
);

CREATE INDEX import_rejection_phone ON import_rejection USING gin (phone_keys);
CREATE INDEX import_rejection_created ON import_rejection (created_at);
