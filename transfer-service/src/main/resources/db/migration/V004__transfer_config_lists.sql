-- The two newer fields of careCycle whose names are known.
ALTER TABLE transfer_config
    ADD COLUMN appointment_config_id      uuid,
    ADD COLUMN softphone_handoff_strategy text,
    ADD CONSTRAINT transfer_config_handoff_ck CHECK (softphone_handoff_strategy IN ('WAIT_FOR_OPERATOR', 'IMMEDIATE_TRANSFER'));

-- For the list, as for routing configs.
CREATE INDEX transfer_config_created ON transfer_config (client_id, created_at, id);
CREATE INDEX transfer_config_updated ON transfer_config (client_id, updated_at, id);
CREATE INDEX transfer_config_name ON transfer_config (client_id, left(lower(name), 200), id);
