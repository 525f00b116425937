-- How many restrictions a campaign holds, and the how-manieth state of them this is. Kept by triggers, so that it holds whoever writes; a row stays when its
-- last restriction goes, so that a version never comes back. In one transaction with the change: whoever reads version and restrictions in one statement
-- reads what belongs together.
CREATE TABLE restricted_campaign (
    client_id    uuid    NOT NULL,
    campaign_id  uuid    NOT NULL,
    restrictions integer NOT NULL,
    version      bigint  NOT NULL,
    CONSTRAINT restricted_campaign_pk PRIMARY KEY (client_id, campaign_id),
    CONSTRAINT restricted_campaign_restrictions_ck CHECK (restrictions >= 0)
) WITH (fillfactor = 50);

INSERT INTO restricted_campaign (client_id, campaign_id, restrictions, version)
SELECT client_id, campaign_id, count(*), 1 FROM agent_source_restriction GROUP BY client_id, campaign_id;

-- Tells every replica which campaign has changed, once a statement and campaign: '<client> <campaign> <version>' on the channel agent_source_restriction.
CREATE FUNCTION restrictions_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    now_held record;
BEGIN
    FOR now_held IN
        INSERT INTO restricted_campaign AS held (client_id, campaign_id, restrictions, version)
        SELECT client_id, campaign_id, count(*), 1 FROM changed GROUP BY client_id, campaign_id ORDER BY client_id, campaign_id
        ON CONFLICT ON CONSTRAINT restricted_campaign_pk
        DO UPDATE SET restrictions = held.restrictions + excluded.restrictions, version = held.version + 1
        RETURNING client_id, campaign_id, version
    LOOP
        PERFORM pg_notify('agent_source_restriction', concat_ws(' ', now_held.client_id, now_held.campaign_id, now_held.version));
    END LOOP;
    RETURN NULL;
END
$$;

CREATE FUNCTION restrictions_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    now_held record;
BEGIN
    FOR now_held IN
        UPDATE restricted_campaign AS held SET restrictions = held.restrictions - gone.rows, version = held.version + 1
          FROM (SELECT client_id, campaign_id, count(*) AS rows FROM changed GROUP BY client_id, campaign_id) AS gone
         WHERE held.client_id = gone.client_id AND held.campaign_id = gone.campaign_id
        RETURNING held.client_id, held.campaign_id, held.version
    LOOP
        PERFORM pg_notify('agent_source_restriction', concat_ws(' ', now_held.client_id, now_held.campaign_id, now_held.version));
    END LOOP;
    RETURN NULL;
END
$$;

CREATE FUNCTION restrictions_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE restricted_campaign SET restrictions = 0, version = version + 1;
    PERFORM pg_notify('agent_source_restriction', '*');
    RETURN NULL;
END
$$;

CREATE FUNCTION restriction_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a restriction never changes: it is there or it is not';
END
$$;

CREATE TRIGGER agent_source_restriction_inserted AFTER INSERT ON agent_source_restriction
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION restrictions_inserted();
CREATE TRIGGER agent_source_restriction_deleted AFTER DELETE ON agent_source_restriction
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION restrictions_deleted();
CREATE TRIGGER agent_source_restriction_truncated AFTER TRUNCATE ON agent_source_restriction
    FOR EACH STATEMENT EXECUTE FUNCTION restrictions_truncated();
CREATE TRIGGER agent_source_restriction_updated BEFORE UPDATE ON agent_source_restriction
    FOR EACH STATEMENT EXECUTE FUNCTION restriction_never_changes();

-- Waits for the turn at a campaign, to the end of the transaction, and says how many restrictions it holds then: by a snapshot of its own, because the one of
-- the statement around it may be older than the wait. Every change of the service begins with it, so that changes neither pass the limit together nor lock
-- each other's rows crosswise.
CREATE FUNCTION restrictions_held(of_client uuid, of_campaign uuid) RETURNS integer LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(of_client::text || of_campaign::text, 0));
    RETURN coalesce((SELECT restrictions FROM restricted_campaign WHERE client_id = of_client AND campaign_id = of_campaign), 0);
END
$$;
