-- The first answer to a request that carried an Idempotency-Key, written in the transaction of the change it answers.
CREATE TABLE idempotency_answer (
    client_id   uuid        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    answer      text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_answer_pk PRIMARY KEY (client_id, key)
);

CREATE INDEX idempotency_answer_created_at ON idempotency_answer (created_at);
