-- Enrolments that have joined a chain of somebody else's enrolment (ADR 67): two customers with one number are called
-- once for a campaign, and both enrolments follow that call.
CREATE TABLE joined_chain (
    client_id    uuid   NOT NULL,
    enrolment_id uuid   NOT NULL,
    chain_id     bigint NOT NULL,
    customer_id  uuid   NOT NULL,
    CONSTRAINT joined_chain_pk PRIMARY KEY (client_id, enrolment_id, chain_id),
    CONSTRAINT joined_chain_customer_fk FOREIGN KEY (client_id, customer_id) REFERENCES customer (client_id, id) ON DELETE CASCADE
);

CREATE INDEX joined_chain_chain ON joined_chain (client_id, chain_id);
CREATE INDEX joined_chain_customer ON joined_chain (client_id, customer_id);
