-- The enrolment of a customer in a campaign. The campaign lives in another database: its id is kept as it came.
CREATE TABLE customer_campaign (
    client_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    customer_id uuid        NOT NULL,
    campaign_id uuid        NOT NULL,
    status      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    CONSTRAINT customer_campaign_pk PRIMARY KEY (client_id, id),
    CONSTRAINT customer_campaign_pair_uk UNIQUE (client_id, customer_id, campaign_id),
    CONSTRAINT customer_campaign_customer_fk FOREIGN KEY (client_id, customer_id) REFERENCES customer (client_id, id),
    CONSTRAINT customer_campaign_status_ck CHECK (status IN
        ('pending', 'awaiting_call', 'in_progress', 'completed', 'failed', 'expired', 'cancelled', 'skipped', 'exceeded_max_calls'))
);

-- One row a change of status, written in the transaction of the change and never changed afterwards. changed_by is the caller's
-- subject: the id of a key, of a member, the subject of a token.
CREATE TABLE customer_campaign_status_history (
    client_id            uuid        NOT NULL,
    id                   uuid        NOT NULL,
    customer_campaign_id uuid        NOT NULL,
    previous_status      text        NOT NULL,
    new_status           text        NOT NULL,
    changed_by           text        NOT NULL,
    changed_at           timestamptz NOT NULL,
    CONSTRAINT customer_campaign_status_history_pk PRIMARY KEY (client_id, id),
    CONSTRAINT customer_campaign_status_history_enrolment_fk FOREIGN KEY (client_id, customer_campaign_id)
        REFERENCES customer_campaign (client_id, id),
    CONSTRAINT customer_campaign_status_history_change_ck CHECK (previous_status <> new_status)
);

CREATE INDEX customer_campaign_status_history_enrolment ON customer_campaign_status_history (client_id, customer_campaign_id, id);
