-- Campaigns that are over, as outbound-service says, and may still have open enrolments that began before (ADR 59).
-- They end in portions, by whichever replica has time.
CREATE TABLE ending_campaign (
    client_id   uuid        NOT NULL,
    campaign_id uuid        NOT NULL,
    ended_at    timestamptz NOT NULL,
    CONSTRAINT ending_campaign_pk PRIMARY KEY (client_id, campaign_id)
);
