-- One row a record of a lead feed: who delivered which customer when, and what it cost. Holds nothing about the person; of an erased one, not even which it was.
CREATE TABLE lead (
    client_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    customer_id uuid,
    source_id   uuid,
    lead_cost   numeric,
    received_by text        NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT lead_pk PRIMARY KEY (client_id, id),
    CONSTRAINT lead_customer_fk FOREIGN KEY (client_id, customer_id) REFERENCES customer (client_id, id)
);

CREATE INDEX lead_customer ON lead (client_id, customer_id);
