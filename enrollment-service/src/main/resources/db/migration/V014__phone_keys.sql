-- Keys follow the rule of ADR 0021. A number that can be read in two ways has a second key; beside them stands the version of the rule that made them. Rows of an
-- older version are brought over by the service, in batches (CustomerKeys); a replica of the old version writes such rows during an update.
ALTER TABLE customer
    ADD COLUMN other_phone_key   text COLLATE "C",
    ADD COLUMN phone_key_version smallint NOT NULL DEFAULT 1;

CREATE INDEX customer_other_phone ON customer (client_id, other_phone_key, id) WHERE other_phone_key IS NOT NULL;

-- A version later than 2 makes this index anew: the service asks for rows below its own.
CREATE INDEX customer_old_phone_key ON customer (client_id, id) WHERE phone_key_version < 2;
