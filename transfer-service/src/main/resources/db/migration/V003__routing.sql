-- What a routing config says. Modes, bounds and who may stand in which list are decided by RoutingPolicy; the database holds what must never be otherwise.
ALTER TABLE routing_config
    ADD COLUMN mode                  text    NOT NULL DEFAULT 'LINEAR',
    ADD COLUMN ring_seconds          integer NOT NULL DEFAULT 20,
    ADD COLUMN longest_wait_seconds  integer,
    ADD COLUMN fallback_type         text,
    ADD COLUMN fallback_phone_number text,
    ADD COLUMN member_ids            uuid[]  NOT NULL DEFAULT '{}',
    ADD COLUMN tiers                 jsonb   NOT NULL DEFAULT '{"tiers": []}',
    ADD CONSTRAINT routing_config_mode_ck CHECK (mode IN ('LINEAR', 'ROUND_ROBIN', 'GROUPED')),
    ADD CONSTRAINT routing_config_ring_ck CHECK (ring_seconds BETWEEN 5 AND 120),
    ADD CONSTRAINT routing_config_fallback_ck CHECK (fallback_type IN ('APPOINTMENT_BOOKING', 'PHONE_NUMBER'));

-- For the lists: a page in the order asked for is read from an index, and nothing of another client's is touched. A name may be long; an index entry may not.
CREATE INDEX routing_config_created ON routing_config (client_id, created_at, id);
CREATE INDEX routing_config_updated ON routing_config (client_id, updated_at, id);
CREATE INDEX routing_config_name ON routing_config (client_id, left(lower(name), 200), id);
