-- Campaigns that are over and may still have open records (ADR 59). The records end in portions, by whichever replica
-- has time, those behind last_handle next; so a campaign with a million of them is over at once.
CREATE TABLE ending_campaign (
    client_id   uuid        NOT NULL,
    campaign_id uuid        NOT NULL,
    last_handle bigint      NOT NULL DEFAULT 0,
    begun_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ending_campaign_pk PRIMARY KEY (client_id, campaign_id)
);

-- By a trigger, so that no way of changing a status forgets it. Enrollment-service ends what was enrolled until then.
CREATE FUNCTION campaign_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status IN ('completed', 'cancelled', 'archived') THEN
        INSERT INTO ending_campaign (client_id, campaign_id) VALUES (NEW.client_id, NEW.id)
        ON CONFLICT ON CONSTRAINT ending_campaign_pk DO UPDATE SET last_handle = 0, begun_at = now();
        INSERT INTO outbox_event (id, client_id, key, type, data)
        VALUES (gen_random_uuid(), NEW.client_id, CAST(NEW.id AS text), 'campaign.ended', jsonb_build_object('campaignId', NEW.id, 'endedAt', now()));
    ELSE
        DELETE FROM ending_campaign WHERE client_id = NEW.client_id AND campaign_id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER campaign_ends AFTER UPDATE OF status ON campaign FOR EACH ROW
    WHEN ((NEW.status IN ('completed', 'cancelled', 'archived')) <> (OLD.status IN ('completed', 'cancelled', 'archived')))
    EXECUTE FUNCTION campaign_ends();
