-- Agents who want preview records of a campaign, and the device they ask with.
CREATE TABLE preview_session (
    client_id   uuid        NOT NULL,
    member_id   uuid        NOT NULL,
    campaign_id uuid        NOT NULL,
    device_id   uuid        NOT NULL,
    started_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT preview_session_pk PRIMARY KEY (client_id, member_id, campaign_id),
    CONSTRAINT preview_session_member_fk FOREIGN KEY (client_id, member_id) REFERENCES member (client_id, id) ON DELETE CASCADE,
    CONSTRAINT preview_session_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE
);
CREATE INDEX preview_session_campaign ON preview_session (client_id, campaign_id);

-- How many more records of a campaign may be handed out; null for a campaign without a bound. Near the bound callers
-- take turns until their transactions end, and each counts what those before it have taken: volatile, so that the
-- second count has a snapshot of its own.
CREATE FUNCTION campaign_room(client uuid, campaign uuid, max_calls integer) RETURNS integer
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    near CONSTANT integer := 32;
    open integer;
BEGIN
    IF max_calls IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT count(*) INTO open FROM attempt WHERE client_id = client AND campaign_id = campaign AND ended_at IS NULL;
    IF max_calls - open <= near THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('campaign room ' || client::text || campaign::text, 0));
        SELECT count(*) INTO open FROM attempt WHERE client_id = client AND campaign_id = campaign AND ended_at IS NULL;
    END IF;
    RETURN greatest(max_calls - open, 0);
END
$$;
