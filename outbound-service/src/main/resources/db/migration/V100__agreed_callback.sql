-- Callbacks that agents have promised, until they are told that the time has come (ADR 41): once a second somebody asks
-- which are due, and neither the records nor their lanes have to be looked through for it.
CREATE TABLE agreed_callback (
    client_id uuid        NOT NULL,
    handle    bigint      NOT NULL,
    member_id uuid        NOT NULL,
    agreed_at timestamptz NOT NULL,
    CONSTRAINT agreed_callback_pk PRIMARY KEY (client_id, handle)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE INDEX agreed_callback_due ON agreed_callback (agreed_at);

-- Those that wait already: in the lanes of their own rank, which are few.
INSERT INTO agreed_callback (client_id, handle, member_id, agreed_at)
SELECT record.client_id, record.handle, record.member_id, record.due_at
  FROM queue_lane AS lane JOIN outbound_record AS record ON record.lane_id = lane.id AND record.due_at > now()
 WHERE lane.rank = 101 AND record.record_status = 1 AND record.member_id IS NOT NULL;
