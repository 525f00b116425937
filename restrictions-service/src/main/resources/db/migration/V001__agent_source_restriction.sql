-- A row says: this member gets no calls from this source in this campaign. No row means allowed.
CREATE TABLE agent_source_restriction (
    client_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    campaign_id uuid        NOT NULL,
    member_id   uuid        NOT NULL,
    source_id   uuid        NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    CONSTRAINT agent_source_restriction_pk PRIMARY KEY (client_id, id),
    CONSTRAINT agent_source_restriction_pair_uk UNIQUE (client_id, campaign_id, member_id, source_id)
);
