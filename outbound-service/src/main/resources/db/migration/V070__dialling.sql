-- When and how often a client's numbers are dialled, how fast each campaign does, and which agent can do what.

-- Integers for the GSW_*_DBID of desktops, which know no uuid.
CREATE SEQUENCE dbid AS integer START 101;

ALTER TABLE campaign
    -- Raised by whatever changes what a replica remembers of the campaign; its position is not part of that
    ADD COLUMN version          bigint   NOT NULL DEFAULT 0,
    ADD COLUMN dbid             integer  NOT NULL DEFAULT nextval('dbid'),
    -- Genesys: null for <name>@AgentGroup1
    ADD COLUMN group_name       text,
    -- Seconds of the day; null for the client's hours
    ADD COLUMN call_from        integer,
    ADD COLUMN call_until       integer,
    ADD COLUMN pacing_ratio     numeric(4, 2),
    ADD COLUMN max_drop_percent smallint,
    -- Do-not-call lists that it keeps besides the client's and its own
    ADD COLUMN dnc_scopes       uuid[]   NOT NULL DEFAULT '{}',
    ADD CONSTRAINT campaign_call_from_ck CHECK (call_from BETWEEN 0 AND 86399),
    ADD CONSTRAINT campaign_call_until_ck CHECK (call_until BETWEEN 0 AND 86400),
    ADD CONSTRAINT campaign_call_hours_ck CHECK ((call_from IS NULL) = (call_until IS NULL) AND call_from <> call_until),
    ADD CONSTRAINT campaign_pacing_ratio_ck CHECK (pacing_ratio BETWEEN 1 AND 10),
    ADD CONSTRAINT campaign_max_drop_percent_ck CHECK (max_drop_percent BETWEEN 0 AND 100);

ALTER TABLE calling_list ADD COLUMN dbid integer NOT NULL DEFAULT nextval('dbid');

CREATE TABLE member_skill (
    client_id uuid NOT NULL,
    member_id uuid NOT NULL,
    skill_id  uuid NOT NULL,
    CONSTRAINT member_skill_pk PRIMARY KEY (client_id, member_id, skill_id),
    CONSTRAINT member_skill_member_fk FOREIGN KEY (client_id, member_id) REFERENCES member (client_id, id) ON DELETE CASCADE,
    CONSTRAINT member_skill_skill_fk FOREIGN KEY (client_id, skill_id) REFERENCES skill (client_id, id) ON DELETE CASCADE
);
CREATE INDEX member_skill_skill ON member_skill (client_id, skill_id);

-- A client without a row has the defaults, which stand in the code. Pauses are in seconds.
CREATE TABLE dialling_policy (
    client_id                uuid    NOT NULL,
    call_from                integer NOT NULL,
    call_until               integer NOT NULL,
    attempts_per_record      integer NOT NULL,
    attempts_per_number_a_day integer NOT NULL,
    busy_pause               integer NOT NULL,
    no_answer_pause          integer NOT NULL,
    answering_machine_pause  integer NOT NULL,
    no_contact_pause         integer NOT NULL,
    CONSTRAINT dialling_policy_pk PRIMARY KEY (client_id),
    CONSTRAINT dialling_policy_call_from_ck CHECK (call_from BETWEEN 0 AND 86399),
    CONSTRAINT dialling_policy_call_until_ck CHECK (call_until BETWEEN 0 AND 86400 AND call_until <> call_from),
    CONSTRAINT dialling_policy_attempts_ck CHECK (attempts_per_record >= 1 AND attempts_per_number_a_day >= 1),
    CONSTRAINT dialling_policy_pauses_ck CHECK (least(busy_pause, no_answer_pause, answering_machine_pause, no_contact_pause) >= 1)
);

-- The version of a campaign is raised by triggers, so that it holds whoever writes. Campaigns are the last that a
-- transaction locks, in the order of their ids: whoever changes members or skills of a campaign locks those first.
CREATE FUNCTION raise_campaign_versions(client uuid, campaigns uuid[]) RETURNS void LANGUAGE sql AS $$
    WITH locked AS MATERIALIZED (
        SELECT id FROM campaign WHERE client_id = client AND id = ANY (campaigns) ORDER BY id FOR NO KEY UPDATE)
    UPDATE campaign SET version = version + 1 FROM locked WHERE campaign.client_id = client AND campaign.id = locked.id
$$;

CREATE FUNCTION campaign_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END
$$;

CREATE TRIGGER campaign_changed
    BEFORE UPDATE OF name, status, type, dial_method, applies_dnc, application_id, start_date, end_date, dial_afterhours, max_concurrent_calls, max_attempts,
                     group_name, call_from, call_until, pacing_ratio, max_drop_percent, dnc_scopes
    ON campaign FOR EACH ROW EXECUTE FUNCTION campaign_changed();

-- What belongs to campaigns: members, skills, calling lists.
CREATE FUNCTION campaign_parts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner record;
BEGIN
    FOR owner IN SELECT client_id, array_agg(DISTINCT campaign_id) AS campaigns FROM changed GROUP BY client_id LOOP
        PERFORM raise_campaign_versions(owner.client_id, owner.campaigns);
    END LOOP;
    RETURN NULL;
END
$$;

CREATE TRIGGER campaign_member_added AFTER INSERT ON campaign_member REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION campaign_parts_changed();
CREATE TRIGGER campaign_member_removed AFTER DELETE ON campaign_member REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION campaign_parts_changed();
CREATE TRIGGER campaign_skill_added AFTER INSERT ON campaign_skill REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION campaign_parts_changed();
CREATE TRIGGER campaign_skill_removed AFTER DELETE ON campaign_skill REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION campaign_parts_changed();
CREATE TRIGGER calling_list_added AFTER INSERT ON calling_list REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION campaign_parts_changed();
CREATE TRIGGER calling_list_changed AFTER UPDATE ON calling_list REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION campaign_parts_changed();
CREATE TRIGGER calling_list_removed AFTER DELETE ON calling_list REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION campaign_parts_changed();

-- What leads name them by.
CREATE FUNCTION member_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM raise_campaign_versions(NEW.client_id, ARRAY(SELECT campaign_id FROM campaign_member WHERE client_id = NEW.client_id AND member_id = NEW.id));
    RETURN NULL;
END
$$;
CREATE TRIGGER member_renamed AFTER UPDATE OF agent_id ON member FOR EACH ROW
    WHEN (OLD.agent_id IS DISTINCT FROM NEW.agent_id) EXECUTE FUNCTION member_renamed();

CREATE FUNCTION skill_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM raise_campaign_versions(NEW.client_id, ARRAY(SELECT campaign_id FROM campaign_skill WHERE client_id = NEW.client_id AND skill_id = NEW.id));
    RETURN NULL;
END
$$;
CREATE TRIGGER skill_renamed AFTER UPDATE OF name ON skill FOR EACH ROW
    WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION skill_renamed();

CREATE FUNCTION dialling_policy_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM raise_campaign_versions(NEW.client_id, ARRAY(SELECT id FROM campaign WHERE client_id = NEW.client_id));
    RETURN NULL;
END
$$;
CREATE TRIGGER dialling_policy_changed AFTER INSERT OR UPDATE ON dialling_policy FOR EACH ROW EXECUTE FUNCTION dialling_policy_changed();
