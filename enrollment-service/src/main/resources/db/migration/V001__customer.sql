-- A person who may be called. caller_id is the phone number as it was given, phone_key the same number as it is compared:
-- E.164, or its digits where it is no E.164 number.
CREATE TABLE customer (
    client_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    first_name text,
    last_name  text,
    caller_id  text        NOT NULL,
    phone_key  text        NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT customer_pk PRIMARY KEY (client_id, id)
);
