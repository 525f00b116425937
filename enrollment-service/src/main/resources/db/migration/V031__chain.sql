-- The chains of records that outbound-service dials, and whose they are (ADR 57). A chain belongs to one campaign, and an enrolment has any number of them; none
-- where the customer must not be called. A chain that is known stays with its customer, whatever further numbers it gets.
CREATE TABLE chain (
    client_id    uuid        NOT NULL,
    chain_id     bigint      NOT NULL,
    customer_id  uuid        NOT NULL,
    campaign_id  uuid        NOT NULL,
    enrolment_id uuid,
    created_at   timestamptz NOT NULL,
    CONSTRAINT chain_pk PRIMARY KEY (client_id, chain_id),
    CONSTRAINT chain_customer_fk FOREIGN KEY (client_id, customer_id) REFERENCES customer (client_id, id) ON DELETE CASCADE
);

CREATE INDEX chain_customer ON chain (client_id, customer_id);
