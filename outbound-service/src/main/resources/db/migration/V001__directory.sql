-- The campaign directory: who and what there is. Names are unique within a client, because two of the three APIs name things by name.

CREATE TABLE campaign (
    client_id          uuid        NOT NULL,
    id                 uuid        NOT NULL,
    name               text        NOT NULL,
    status             text        NOT NULL DEFAULT 'active',
    -- CloudAgent: what kind of dialling, and which agents a lead is for
    type               text        NOT NULL DEFAULT 'Progressive',
    dial_method        text        NOT NULL DEFAULT 'Nonagentwise',
    position           text        NOT NULL DEFAULT 'READY',
    applies_dnc        boolean     NOT NULL DEFAULT true,
    -- Genesys: DBID of the OCS application that runs it
    application_id     integer     NOT NULL DEFAULT 1,
    created_at         timestamptz NOT NULL DEFAULT now(),
    updated_at         timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT campaign_pk PRIMARY KEY (client_id, id),
    CONSTRAINT campaign_name_uk UNIQUE (client_id, name),
    CONSTRAINT campaign_status_ck CHECK (status IN ('draft', 'active', 'paused', 'completed', 'archived', 'inactive', 'cancelled', 'testing')),
    CONSTRAINT campaign_type_ck CHECK (type IN ('Preview', 'Progressive', 'IVR', 'Predictive', 'InBound')),
    CONSTRAINT campaign_dial_method_ck CHECK (dial_method IN ('Nonagentwise', 'Agentwise', 'Skillwise')),
    CONSTRAINT campaign_position_ck CHECK (position IN ('READY', 'RUNNING', 'COMPLETED'))
);

CREATE TABLE member (
    client_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    name          text        NOT NULL,
    -- CloudAgent's unique id of an agent
    agent_id      text        NOT NULL,
    -- For HTTP Basic; null where the member cannot log in. Unique over all clients, because a login names no client.
    user_name     text,
    password_hash text,
    -- Features such as api-voice-outbound
    features      text[]      NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT member_pk PRIMARY KEY (client_id, id),
    CONSTRAINT member_agent_id_uk UNIQUE (client_id, agent_id),
    CONSTRAINT member_user_name_uk UNIQUE (user_name)
);

CREATE TABLE device (
    client_id    uuid NOT NULL,
    id           uuid NOT NULL,
    member_id    uuid NOT NULL,
    phone_number text,
    CONSTRAINT device_pk PRIMARY KEY (client_id, id),
    CONSTRAINT device_member_fk FOREIGN KEY (client_id, member_id) REFERENCES member (client_id, id)
);

CREATE INDEX device_member ON device (client_id, member_id);

CREATE TABLE source (
    client_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT source_pk PRIMARY KEY (client_id, id)
);

CREATE TABLE skill (
    client_id uuid NOT NULL,
    id        uuid NOT NULL,
    name      text NOT NULL,
    CONSTRAINT skill_pk PRIMARY KEY (client_id, id),
    CONSTRAINT skill_name_uk UNIQUE (client_id, name)
);

-- The agents a campaign's calls may go to.
CREATE TABLE campaign_member (
    client_id   uuid NOT NULL,
    campaign_id uuid NOT NULL,
    member_id   uuid NOT NULL,
    CONSTRAINT campaign_member_pk PRIMARY KEY (client_id, campaign_id, member_id),
    CONSTRAINT campaign_member_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id),
    CONSTRAINT campaign_member_member_fk FOREIGN KEY (client_id, member_id) REFERENCES member (client_id, id)
);

-- The skills a Skillwise campaign knows.
CREATE TABLE campaign_skill (
    client_id   uuid NOT NULL,
    campaign_id uuid NOT NULL,
    skill_id    uuid NOT NULL,
    CONSTRAINT campaign_skill_pk PRIMARY KEY (client_id, campaign_id, skill_id),
    CONSTRAINT campaign_skill_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id),
    CONSTRAINT campaign_skill_skill_fk FOREIGN KEY (client_id, skill_id) REFERENCES skill (client_id, id)
);
