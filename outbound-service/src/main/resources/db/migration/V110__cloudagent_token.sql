-- Which token of each CloudAgent account is in force: a new one ends the former on every replica at once (ADR 42). The
-- token itself is nowhere. It is signed, and acts for the key that it was given for.
CREATE TABLE cloudagent_token (
    client_id uuid        NOT NULL,
    issued_at timestamptz NOT NULL,
    key_id    text        NOT NULL,
    CONSTRAINT cloudagent_token_pk PRIMARY KEY (client_id)
);

COMMENT ON COLUMN cloudagent_token.issued_at IS 'In whole seconds, later than that of every token before.';
