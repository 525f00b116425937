-- Few of all attempts are open, so an index of these alone seems to be read in no time, whatever it is sorted by. While
-- a backup keeps its snapshot it also holds every attempt that has ended since, and PostgreSQL read all of them for
-- each record it looked at: of 350 pulls a second ten were left (ADR 86). So each of these indexes has a condition of
-- its own, which is always true, and is used by no statement but those that say it.
DROP INDEX attempt_open_number_uk;
DROP INDEX attempt_open_campaign;
DROP INDEX attempt_open_lease;
CREATE UNIQUE INDEX attempt_open_number_uk ON attempt (client_id, phone_key) WHERE ended_at IS NULL AND phone_key >= '';
CREATE INDEX attempt_open_campaign ON attempt (client_id, campaign_id, member_id) WHERE ended_at IS NULL AND campaign_id >= '00000000-0000-0000-0000-000000000000';
CREATE INDEX attempt_open_lease ON attempt (lease_until) WHERE ended_at IS NULL AND lease_until >= '-infinity';

DO $$
DECLARE
    change record;
    definition text;
BEGIN
    FOR change IN
        SELECT * FROM (VALUES
            ('judge_records', 'AND open.ended_at IS NULL', $sql$AND open.phone_key >= '' AND open.ended_at IS NULL$sql$),
            ('take_records', 'WHERE ended_at IS NULL DO NOTHING', $sql$WHERE ended_at IS NULL AND phone_key >= '' DO NOTHING$sql$),
            ('campaign_room', 'AND ended_at IS NULL', $sql$AND campaign_id >= '00000000-0000-0000-0000-000000000000' AND ended_at IS NULL$sql$)
        ) AS known (function_name, without_condition, with_condition)
    LOOP
        SELECT pg_get_functiondef(oid) INTO STRICT definition FROM pg_proc
         WHERE pronamespace = current_schema()::regnamespace AND proname = change.function_name;
        IF strpos(definition, change.without_condition) = 0 THEN
            RAISE EXCEPTION '% finds open attempts in another way', change.function_name;
        END IF;
        EXECUTE replace(definition, change.without_condition, change.with_condition);
    END LOOP;
END
$$;
