-- What the campaign directory last said of a campaign, member or source, for the time when it cannot be asked.
CREATE TABLE known_name (
    client_id uuid        NOT NULL,
    kind      text        NOT NULL,
    id        uuid        NOT NULL,
    name      text        NOT NULL,
    seen_at   timestamptz NOT NULL,
    CONSTRAINT known_name_pk PRIMARY KEY (client_id, kind, id),
    CONSTRAINT known_name_kind_ck CHECK (kind IN ('CAMPAIGN', 'MEMBER', 'SOURCE'))
);
