-- The customer whole (carecycle.md §2.6). Columns are what customers are found, sorted or decided by; what is only kept and given back stands in details, by its
-- name on the wire. The *_key columns are what is compared: lower case, in an order that an index can give (ADR 0019).
ALTER TABLE customer
    ADD COLUMN client_customer_id text,
    ADD COLUMN status             text,
    ADD COLUMN email              text,
    ADD COLUMN state              text,
    ADD COLUMN county             text,
    ADD COLUMN city               text,
    ADD COLUMN postal_code        text,
    ADD COLUMN current_source_id  uuid,
    ADD COLUMN do_not_call        boolean NOT NULL DEFAULT false,
    ADD COLUMN details            jsonb   NOT NULL DEFAULT '{}',
    ADD COLUMN created_by         text,
    ADD COLUMN updated_by         text,
    ALTER COLUMN phone_key TYPE text COLLATE "C",
    ADD COLUMN first_name_key  text COLLATE "C" NOT NULL GENERATED ALWAYS AS (lower(coalesce(first_name, ''))) STORED,
    ADD COLUMN last_name_key   text COLLATE "C" NOT NULL GENERATED ALWAYS AS (lower(coalesce(last_name, ''))) STORED,
    ADD COLUMN email_key       text COLLATE "C" GENERATED ALWAYS AS (lower(email)) STORED,
    ADD COLUMN state_key       text COLLATE "C" GENERATED ALWAYS AS (lower(state)) STORED,
    ADD COLUMN county_key      text COLLATE "C" GENERATED ALWAYS AS (lower(county)) STORED,
    ADD COLUMN city_key        text COLLATE "C" GENERATED ALWAYS AS (lower(city)) STORED,
    ADD COLUMN postal_code_key text COLLATE "C" GENERATED ALWAYS AS (lower(postal_code)) STORED,
    ADD CONSTRAINT customer_external_uk UNIQUE (client_id, client_customer_id),
    ADD CONSTRAINT customer_status_ck CHECK (status IN ('Lead', 'Active', 'Inactive')),
    ADD CONSTRAINT customer_details_ck CHECK (jsonb_typeof(details) = 'object');

-- The four orders of the list; each ends in the id, so that no two pages show the same customer. Those by name and number find prefixes too.
CREATE INDEX customer_created ON customer (client_id, created_at, id);
CREATE INDEX customer_first_name ON customer (client_id, first_name_key, id);
CREATE INDEX customer_last_name ON customer (client_id, last_name_key, id);
CREATE INDEX customer_phone ON customer (client_id, phone_key, id);

-- What else is searched and filtered by.
CREATE INDEX customer_status ON customer (client_id, status, created_at, id) WHERE status IS NOT NULL;
CREATE INDEX customer_source ON customer (client_id, current_source_id, created_at, id) WHERE current_source_id IS NOT NULL;
CREATE INDEX customer_email ON customer (client_id, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX customer_state ON customer (client_id, state_key) WHERE state_key IS NOT NULL;
CREATE INDEX customer_county ON customer (client_id, county_key) WHERE county_key IS NOT NULL;
CREATE INDEX customer_city ON customer (client_id, city_key) WHERE city_key IS NOT NULL;
CREATE INDEX customer_postal_code ON customer (client_id, postal_code_key) WHERE postal_code_key IS NOT NULL;
CREATE INDEX customer_campaign_campaign ON customer_campaign (client_id, campaign_id, status, customer_id);
CREATE INDEX customer_campaign_status ON customer_campaign (client_id, status, customer_id);

-- What is loaded, opted out or erased at the same time under the same key (a number, an external id) follows one another. Keys share 1,024 locks, which are taken
-- in one order and held until the transaction ends: nobody waits in a circle, and a large load does not fill the table of locks.
CREATE FUNCTION hold_customer_keys(client uuid, keys text[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    bucket integer;
    held   integer := 0;
BEGIN
    FOR bucket IN SELECT DISTINCT (hashtextextended(client::text || key, 0) & 1023)::integer FROM unnest(keys) AS asked (key) ORDER BY 1 LOOP
        PERFORM pg_advisory_xact_lock(20263, bucket);
        held := held + 1;
    END LOOP;
    RETURN held;
END
$$;
