-- The calls that outbound-service has told of (ADR 58). One may be told of before anybody knows whose the chain is: it has no customer until then.
CREATE TABLE customer_call (
    client_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    chain_id    bigint      NOT NULL,
    customer_id uuid,
    campaign_id uuid        NOT NULL,
    called_at   timestamptz NOT NULL,
    disposition text,
    duration_ms bigint,
    version     bigint      NOT NULL,
    CONSTRAINT customer_call_pk PRIMARY KEY (client_id, id),
    CONSTRAINT customer_call_customer_fk FOREIGN KEY (client_id, customer_id) REFERENCES customer (client_id, id) ON DELETE CASCADE
);

CREATE INDEX customer_call_customer ON customer_call (client_id, customer_id, called_at, id);
CREATE INDEX customer_call_time ON customer_call (client_id, called_at, customer_id);
CREATE INDEX customer_call_chain ON customer_call (client_id, chain_id) WHERE customer_id IS NULL;

-- How many calls were made for a campaign by the days of the client, so that nobody counts millions. Says nothing of anybody, so it stays when somebody is erased.
CREATE TABLE campaign_calls (
    client_id   uuid   NOT NULL,
    campaign_id uuid   NOT NULL,
    day         date   NOT NULL,
    calls       bigint NOT NULL,
    CONSTRAINT campaign_calls_pk PRIMARY KEY (client_id, campaign_id, day)
);
