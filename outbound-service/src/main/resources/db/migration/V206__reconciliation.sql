-- The nights in which records and numbers were compared with enrollment-service, all clients' at once (ADR 0063). One
-- row is one replica's night.
CREATE TABLE reconciliation_run (
    day        date        NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at   timestamptz,
    compared   integer,
    mended     integer,
    CONSTRAINT reconciliation_run_pk PRIMARY KEY (day)
);
