-- Calling lists and their records, in the vocabulary of Genesys OCS (genesys-web-services.md §5), and the do-not-call list.

CREATE TABLE calling_list (
    client_id   uuid NOT NULL,
    id          uuid NOT NULL,
    -- The campaign that dials the list. Leads of CloudAgent go into its default list; a campaign without one takes none.
    campaign_id uuid NOT NULL,
    name        text NOT NULL,
    is_default  boolean NOT NULL DEFAULT false,
    CONSTRAINT calling_list_pk PRIMARY KEY (client_id, id),
    CONSTRAINT calling_list_name_uk UNIQUE (client_id, name),
    CONSTRAINT calling_list_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id)
);

CREATE UNIQUE INDEX calling_list_default_uk ON calling_list (client_id, campaign_id) WHERE is_default;

-- Handles and chain ids are integers on the wire. The demo data uses small ones.
CREATE SEQUENCE record_handle AS bigint START 1000;
CREATE SEQUENCE chain_id AS bigint START 1000;

CREATE TABLE outbound_record (
    client_id       uuid        NOT NULL,
    handle          bigint      NOT NULL DEFAULT nextval('record_handle'),
    chain_id        bigint      NOT NULL DEFAULT nextval('chain_id'),
    chain_n         integer     NOT NULL DEFAULT 0,
    campaign_id     uuid        NOT NULL,
    calling_list_id uuid        NOT NULL,
    -- As given, and as compared: E.164 where it is such a number, else its digits
    phone           text        NOT NULL,
    phone_key       text        NOT NULL,
    phone_type      smallint    NOT NULL DEFAULT 0,
    record_type     smallint    NOT NULL DEFAULT 2,
    record_status   smallint    NOT NULL DEFAULT 1,
    call_result     smallint    NOT NULL DEFAULT 28,
    attempts        integer     NOT NULL DEFAULT 0,
    priority        smallint    NOT NULL DEFAULT 1,
    expires_at      timestamptz,
    name            text,
    member_id       uuid,
    skill_id        uuid,
    -- Mapped columns of CloudAgent, other fields of Genesys
    user_data       jsonb       NOT NULL DEFAULT '{}',
    -- True on the first record of a number in a campaign: the unique index over these rows is what decides about duplicates
    is_first        boolean     NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT outbound_record_pk PRIMARY KEY (client_id, handle),
    CONSTRAINT outbound_record_record_type_ck CHECK (record_type BETWEEN 0 AND 7),
    CONSTRAINT outbound_record_record_status_ck CHECK (record_status BETWEEN 0 AND 9),
    CONSTRAINT outbound_record_call_result_ck CHECK (call_result BETWEEN 0 AND 53),
    CONSTRAINT outbound_record_priority_ck CHECK (priority BETWEEN 0 AND 99)
);

CREATE UNIQUE INDEX outbound_record_first_uk ON outbound_record (client_id, phone_key, campaign_id) WHERE is_first;
-- The few records of a number that were added again with checkDuplicate off; with the index above, all records of a number.
CREATE INDEX outbound_record_again ON outbound_record (client_id, phone_key, campaign_id) WHERE NOT is_first;
CREATE INDEX outbound_record_chain ON outbound_record (client_id, chain_id);

-- Numbers that must never be called. Never updated, so that nobody can loosen an entry by accident.
CREATE TABLE do_not_call (
    client_id  uuid        NOT NULL,
    phone_key  text        NOT NULL,
    phone      text        NOT NULL,
    -- Who said so, in which campaign, through which API
    said_by    text        NOT NULL,
    campaign_id uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT do_not_call_pk PRIMARY KEY (client_id, phone_key)
);

-- Adding a record and marking its number at the same moment must not leave a record that can be dialled. Neither sees what the other has not committed, so they
-- take turns by a lock on the number: a mark takes it exclusively, by a statement of its own before it writes,
--     SELECT pg_advisory_xact_lock(do_not_call_lock(client_id, phone_key))
-- and then adds its entry and stops the records it finds; whoever adds a record asks is_do_not_call in the statement that inserts (ADR 0006).
CREATE FUNCTION do_not_call_lock(client uuid, number text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended(client::text || number, 0);

-- Volatile, so that its query sees what was committed while it waited; the statement around it would not. Adds do not wait for each other.
CREATE FUNCTION is_do_not_call(client uuid, number text) RETURNS boolean
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(do_not_call_lock(client, number));
    RETURN EXISTS (SELECT FROM do_not_call WHERE client_id = client AND phone_key = number);
END
$$;
