-- What the campaign directory last said of a campaign or source, for the time when it cannot be asked (as ADR 0004 has it). The key is an id, or a source's
-- public identifier.
CREATE TABLE known_entry (
    client_id uuid        NOT NULL,
    kind      text        NOT NULL,
    key       text        NOT NULL,
    id        uuid        NOT NULL,
    lead_cost numeric,
    seen_at   timestamptz NOT NULL,
    CONSTRAINT known_entry_pk PRIMARY KEY (client_id, kind, key),
    CONSTRAINT known_entry_kind_ck CHECK (kind IN ('CAMPAIGN', 'SOURCE', 'PUBLIC_SOURCE'))
);
