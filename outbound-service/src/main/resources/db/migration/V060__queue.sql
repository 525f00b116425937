-- How records wait for their turn, and what became of each time one was handed out (ADR 0034).

-- When a record may be called: in all of these zones at once, or in the client's where there are none; from and until
-- are seconds of the day there, null as the campaign says. Few rows: changing a campaign's hours touches no record.
CREATE TABLE calling_window (
    client_id  uuid    NOT NULL,
    id         integer NOT NULL GENERATED ALWAYS AS IDENTITY,
    zones      text[]  NOT NULL DEFAULT '{}',
    call_from  integer,
    call_until integer,
    CONSTRAINT calling_window_pk PRIMARY KEY (client_id, id),
    CONSTRAINT calling_window_uk UNIQUE NULLS NOT DISTINCT (client_id, zones, call_from, call_until),
    CONSTRAINT calling_window_call_from_ck CHECK (call_from BETWEEN 0 AND 86399),
    CONSTRAINT calling_window_call_until_ck CHECK (call_until BETWEEN 0 AND 86400)
);

-- Records that differ in nothing but the time they are due. The owner is a member or a skill, the nil uuid is anybody;
-- likewise no source. Ranks: the priority of a lead, 100 a callback for any agent of the campaign, 101 one for its
-- owner.
CREATE TABLE queue_lane (
    client_id   uuid     NOT NULL,
    id          bigint   NOT NULL GENERATED ALWAYS AS IDENTITY,
    campaign_id uuid     NOT NULL,
    owner       uuid     NOT NULL,
    source_id   uuid     NOT NULL,
    window_id   integer  NOT NULL,
    rank        smallint NOT NULL,
    CONSTRAINT queue_lane_pk PRIMARY KEY (client_id, id),
    CONSTRAINT queue_lane_uk UNIQUE (client_id, campaign_id, owner, source_id, window_id, rank),
    CONSTRAINT queue_lane_rank_ck CHECK (rank BETWEEN 0 AND 101)
);

-- The lane of such records and its window, made if there is none. "made" says whether this transaction made it: until
-- that is committed nobody may remember it. Volatile, so that each query sees what others have committed while a
-- conflict was waited for.
CREATE FUNCTION lane_of(client uuid, campaign uuid, lane_owner uuid, source uuid, window_zones text[], from_second integer, until_second integer, lane_rank integer,
                        OUT lane_id bigint, OUT window_id integer, OUT made boolean)
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    made := false;
    SELECT calling_window.id INTO window_id FROM calling_window
     WHERE client_id = client AND zones = window_zones AND call_from IS NOT DISTINCT FROM from_second AND call_until IS NOT DISTINCT FROM until_second;
    IF window_id IS NULL THEN
        INSERT INTO calling_window (client_id, zones, call_from, call_until) VALUES (client, window_zones, from_second, until_second)
        ON CONFLICT ON CONSTRAINT calling_window_uk DO NOTHING RETURNING id INTO window_id;
        made := window_id IS NOT NULL;
        IF NOT made THEN
            SELECT calling_window.id INTO window_id FROM calling_window
             WHERE client_id = client AND zones = window_zones AND call_from IS NOT DISTINCT FROM from_second AND call_until IS NOT DISTINCT FROM until_second;
        END IF;
    END IF;
    SELECT queue_lane.id INTO lane_id FROM queue_lane
     WHERE client_id = client AND campaign_id = campaign AND owner = lane_owner AND source_id = source AND queue_lane.window_id = lane_of.window_id AND rank = lane_rank;
    IF lane_id IS NULL THEN
        INSERT INTO queue_lane (client_id, campaign_id, owner, source_id, window_id, rank)
        VALUES (client, campaign, lane_owner, source, lane_of.window_id, lane_rank)
        ON CONFLICT ON CONSTRAINT queue_lane_uk DO NOTHING RETURNING id INTO lane_id;
        IF lane_id IS NULL THEN
            SELECT queue_lane.id INTO lane_id FROM queue_lane
             WHERE client_id = client AND campaign_id = campaign AND owner = lane_owner AND source_id = source AND queue_lane.window_id = lane_of.window_id AND rank = lane_rank;
        ELSE
            made := true;
        END IF;
    END IF;
END
$$;

-- One hand-out of a record, to an agent or a dialler, and what came of it. Its id is the agent's GSW_CALL_ATTEMPT_GUID
-- and the dialler's proof that it holds the record.
CREATE TABLE attempt (
    client_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    handle      bigint      NOT NULL,
    chain_id    bigint      NOT NULL,
    campaign_id uuid        NOT NULL,
    phone_key   text        NOT NULL,
    -- The agent who holds it; null where a dialler does, and what that calls itself
    member_id   uuid,
    taken_by    text,
    taken_at    timestamptz NOT NULL DEFAULT now(),
    lease_until timestamptz NOT NULL,
    ended_at    timestamptz,
    ended_by    text,
    call_result smallint,
    -- Whether the number was called at all
    dialled     boolean,
    duration_s  integer,
    CONSTRAINT attempt_pk PRIMARY KEY (client_id, id),
    CONSTRAINT attempt_call_result_ck CHECK (call_result BETWEEN 0 AND 53),
    CONSTRAINT attempt_ended_ck CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX attempt_record ON attempt (client_id, handle, taken_at);
CREATE INDEX attempt_number ON attempt (client_id, phone_key, taken_at);
-- A number is with one agent or dialler at a time, through whichever campaigns.
CREATE UNIQUE INDEX attempt_open_number_uk ON attempt (client_id, phone_key) WHERE ended_at IS NULL;
CREATE INDEX attempt_open_campaign ON attempt (client_id, campaign_id, member_id) WHERE ended_at IS NULL;
CREATE INDEX attempt_open_lease ON attempt (lease_until) WHERE ended_at IS NULL;

-- A chain is named by the handle of its first record. due_at is set exactly while it is the record's turn: from then on
-- it may be handed out, and while it is handed out, until then it is held. At most one record of a chain has it. It is
-- never written into the past.
ALTER TABLE outbound_record
    ADD COLUMN lane_id            bigint,
    ADD COLUMN window_id          integer,
    ADD COLUMN due_at             timestamptz,
    ADD COLUMN version            bigint   NOT NULL DEFAULT 0,
    ADD COLUMN source_id          uuid,
    ADD COLUMN attempt_id         uuid,
    ADD COLUMN rejected_by        uuid,
    ADD COLUMN rejected_at        timestamptz,
    ADD COLUMN lost_leases        smallint NOT NULL DEFAULT 0,
    ADD COLUMN technical_failures smallint NOT NULL DEFAULT 0,
    ADD COLUMN ended_at           timestamptz,
    ADD COLUMN customer_id        uuid,
    ADD COLUMN enrolment_id       uuid,
    ALTER COLUMN chain_id DROP DEFAULT;
DROP SEQUENCE chain_id;

INSERT INTO calling_window (client_id, zones, call_from, call_until)
SELECT DISTINCT client_id, CASE WHEN timezone IS NULL THEN '{}'::text[] ELSE ARRAY[timezone] END, call_from, call_until FROM outbound_record;

WITH placed AS (
    SELECT record.client_id, record.handle, record.campaign_id, calling_window.id AS window_id, record.priority,
           coalesce(record.member_id, record.skill_id, '00000000-0000-0000-0000-000000000000') AS owner,
           min(record.handle) OVER (PARTITION BY record.client_id, record.chain_id) AS chain_id,
           record.record_status IN (3, 4, 5, 6, 7) AS is_ended,
           record.record_status NOT IN (3, 4, 5, 6, 7) AND record.record_type <> 7 AS may_be_called,
           row_number() OVER (PARTITION BY record.client_id, record.chain_id, record.record_status NOT IN (3, 4, 5, 6, 7) AND record.record_type <> 7
                              ORDER BY record.chain_n, record.handle) AS place
      FROM outbound_record AS record
      JOIN calling_window ON calling_window.client_id = record.client_id
       AND calling_window.zones = CASE WHEN record.timezone IS NULL THEN '{}'::text[] ELSE ARRAY[record.timezone] END
       AND calling_window.call_from IS NOT DISTINCT FROM record.call_from AND calling_window.call_until IS NOT DISTINCT FROM record.call_until
), made AS (
    INSERT INTO queue_lane (client_id, campaign_id, owner, source_id, window_id, rank)
    SELECT DISTINCT client_id, campaign_id, owner, '00000000-0000-0000-0000-000000000000'::uuid, window_id, priority FROM placed
    RETURNING *
)
UPDATE outbound_record AS record
   SET chain_id = placed.chain_id, window_id = placed.window_id, lane_id = made.id,
       due_at = CASE WHEN placed.may_be_called AND placed.place = 1 THEN now() END,
       record_status = CASE WHEN placed.may_be_called AND placed.place > 1 THEN 9 WHEN placed.may_be_called THEN 1 ELSE record.record_status END,
       ended_at = CASE WHEN placed.is_ended THEN record.updated_at END
  FROM placed JOIN made ON made.client_id = placed.client_id AND made.campaign_id = placed.campaign_id AND made.owner = placed.owner
   AND made.window_id = placed.window_id AND made.rank = placed.priority
 WHERE record.client_id = placed.client_id AND record.handle = placed.handle;

CREATE INDEX outbound_record_due ON outbound_record (lane_id, due_at, handle) WHERE due_at IS NOT NULL;
CREATE INDEX outbound_record_expiry ON outbound_record (expires_at) WHERE expires_at IS NOT NULL AND due_at IS NOT NULL;
-- A record that is a chain of its own, as nearly all are, is not in it.
DROP INDEX outbound_record_chain;
CREATE INDEX outbound_record_chain ON outbound_record (client_id, chain_id) WHERE chain_id <> handle;

-- Numbers are locked by 1,024 buckets: a lock for each would fill PostgreSQL's table of locks at the first import. The
-- upper half tells them from other locks.
CREATE OR REPLACE FUNCTION do_not_call_lock(client uuid, number text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (x'646e63'::bigint << 32) | (hashtextextended(client::text || number, 0) & 1023);
