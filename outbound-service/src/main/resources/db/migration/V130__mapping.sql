-- What the columns of leads are called and contain. Campaigns refer to mappings by name, as CloudAgent's clients do.

CREATE TABLE mapping (
    client_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    name         text        NOT NULL,
    -- The columns in their order, and the type of each
    column_names text[]      NOT NULL DEFAULT '{}',
    column_types text[]      NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT mapping_pk PRIMARY KEY (client_id, id),
    CONSTRAINT mapping_name_uk UNIQUE (client_id, name),
    CONSTRAINT mapping_columns_ck CHECK (cardinality(column_names) = cardinality(column_types)),
    CONSTRAINT mapping_types_ck CHECK (column_types <@ ARRAY['text', 'number', 'boolean'])
);

CREATE INDEX mapping_created ON mapping (client_id, created_at, id);
CREATE INDEX mapping_updated ON mapping (client_id, updated_at, id);

ALTER TABLE campaign
    ADD COLUMN mapping_name text,
    ADD CONSTRAINT campaign_mapping_fk FOREIGN KEY (client_id, mapping_name) REFERENCES mapping (client_id, name) ON UPDATE CASCADE;

CREATE INDEX campaign_mapping ON campaign (client_id, mapping_name) WHERE mapping_name IS NOT NULL;

-- A lead is stored by the columns of its campaign, so another mapping is another version of it.
CREATE TRIGGER campaign_mapping_changed
    BEFORE UPDATE OF mapping_name ON campaign FOR EACH ROW
    WHEN (OLD.mapping_name IS DISTINCT FROM NEW.mapping_name) EXECUTE FUNCTION campaign_changed();

CREATE FUNCTION mapping_columns_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM raise_campaign_versions(NEW.client_id, ARRAY(SELECT id FROM campaign WHERE client_id = NEW.client_id AND mapping_name = NEW.name));
    RETURN NULL;
END
$$;
CREATE TRIGGER mapping_columns_changed AFTER UPDATE OF column_names, column_types ON mapping FOR EACH ROW
    WHEN ((OLD.column_names, OLD.column_types) IS DISTINCT FROM (NEW.column_names, NEW.column_types)) EXECUTE FUNCTION mapping_columns_changed();
