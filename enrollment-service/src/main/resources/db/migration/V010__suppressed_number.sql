-- A number that is not to be called for this client any more, as a keyed hash (ADR 0020): what is left of an erased customer. Rows are never taken back.
CREATE TABLE suppressed_number (
    client_id   uuid        NOT NULL,
    number_hash text        NOT NULL,
    reason      text        NOT NULL,
    since       timestamptz NOT NULL,
    CONSTRAINT suppressed_number_pk PRIMARY KEY (client_id, number_hash),
    CONSTRAINT suppressed_number_hash_ck CHECK (number_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT suppressed_number_reason_ck CHECK (reason IN ('opted_out', 'erased'))
);
