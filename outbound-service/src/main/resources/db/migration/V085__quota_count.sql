-- How much of each quota is left in its present minute, for all processes of all services (ADR 26). Unlogged: a count
-- is written often, and one that a crash loses is a new minute.
CREATE UNLOGGED TABLE quota_count (
    client_id  uuid        NOT NULL,
    subject    text        NOT NULL,
    scope      text        NOT NULL,
    per_minute integer     NOT NULL,
    ends_at    timestamptz NOT NULL,
    remaining  integer     NOT NULL,
    granted    integer     NOT NULL,
    CONSTRAINT quota_count_pk PRIMARY KEY (client_id, subject, scope, per_minute)
) WITH (fillfactor = 50);

COMMENT ON COLUMN quota_count.granted IS 'Tokens of the latest grant.';

CREATE INDEX quota_count_ends_at ON quota_count (ends_at);
