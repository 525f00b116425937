-- Which replicas count quotas: while the database is away, each gives out its share (ADR 26). Unlogged, as counts are.
CREATE UNLOGGED TABLE quota_replica (
    id      uuid        NOT NULL,
    seen_at timestamptz NOT NULL,
    CONSTRAINT quota_replica_pk PRIMARY KEY (id)
);
