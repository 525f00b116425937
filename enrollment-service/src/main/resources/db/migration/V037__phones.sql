-- A customer may have several numbers (ADR 66). caller_id is the one that is called first; the others stand in phones
-- in their order ("further"): number, type, key and otherKey of each. Null where there are none.
ALTER TABLE customer
    ADD COLUMN phones jsonb,
    ADD CONSTRAINT customer_phones_ck CHECK (CASE WHEN jsonb_typeof(phones -> 'further') = 'array' THEN jsonb_array_length(phones -> 'further') > 0 ELSE phones IS NULL END);

-- The keys of the further numbers, by which their customers are found. Kept by the table of customers itself, so that
-- nobody who writes a customer can forget it.
CREATE TABLE further_phone (
    client_id   uuid             NOT NULL,
    phone_key   text COLLATE "C" NOT NULL,
    customer_id uuid             NOT NULL,
    CONSTRAINT further_phone_pk PRIMARY KEY (client_id, phone_key, customer_id),
    CONSTRAINT further_phone_customer_fk FOREIGN KEY (client_id, customer_id) REFERENCES customer (client_id, id) ON DELETE CASCADE
);

CREATE INDEX further_phone_customer ON further_phone (client_id, customer_id);

CREATE FUNCTION customer_phones_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM further_phone WHERE client_id = NEW.client_id AND customer_id = NEW.id;
    INSERT INTO further_phone (client_id, phone_key, customer_id)
    SELECT DISTINCT NEW.client_id, each.key, NEW.id
      FROM jsonb_array_elements(NEW.phones -> 'further') AS phone CROSS JOIN LATERAL (VALUES (phone ->> 'key'), (phone ->> 'otherKey')) AS each (key)
     WHERE each.key IS NOT NULL;
    RETURN NULL;
END
$$;

CREATE TRIGGER customer_phones_added AFTER INSERT ON customer FOR EACH ROW WHEN (NEW.phones IS NOT NULL) EXECUTE FUNCTION customer_phones_changed();
CREATE TRIGGER customer_phones_changed AFTER UPDATE OF phones ON customer FOR EACH ROW
    WHEN (OLD.phones IS DISTINCT FROM NEW.phones) EXECUTE FUNCTION customer_phones_changed();
