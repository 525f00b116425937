-- Campaigns, members, sources and skills are made and changed over the API: their fields there, and an index for each order they are listed in.

ALTER TABLE campaign
    ADD COLUMN description           text,
    ADD COLUMN start_date            timestamptz,
    ADD COLUMN end_date              timestamptz,
    ADD COLUMN sms_company_name      text,
    ADD COLUMN dial_afterhours       boolean NOT NULL DEFAULT false,
    ADD COLUMN max_concurrent_calls  integer,
    ADD COLUMN max_attempts          integer,
    ADD COLUMN kind                  text    NOT NULL DEFAULT 'voice_ai',
    -- Of transfer-service, kept as given
    ADD COLUMN transfer_config_ids   uuid[]  NOT NULL DEFAULT '{}',
    ADD COLUMN appointment_config_id uuid,
    ADD COLUMN routing_config_id     uuid,
    ADD CONSTRAINT campaign_kind_ck CHECK (kind IN ('voice_ai', 'agent_first')),
    ADD CONSTRAINT campaign_max_concurrent_calls_ck CHECK (max_concurrent_calls >= 1),
    ADD CONSTRAINT campaign_max_attempts_ck CHECK (max_attempts >= 1),
    ADD CONSTRAINT campaign_dates_ck CHECK (end_date >= start_date);

ALTER TABLE skill
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

-- By name, public identifier and agent id the unique keys serve.
CREATE INDEX campaign_created ON campaign (client_id, created_at, id);
CREATE INDEX campaign_updated ON campaign (client_id, updated_at, id);
CREATE INDEX campaign_status ON campaign (client_id, status, id);
CREATE INDEX campaign_start ON campaign (client_id, start_date, id);
CREATE INDEX member_created ON member (client_id, created_at, id);
CREATE INDEX member_updated ON member (client_id, updated_at, id);
CREATE INDEX member_name ON member (client_id, name, id);
CREATE INDEX source_created ON source (client_id, created_at, id);
CREATE INDEX source_updated ON source (client_id, updated_at, id);
CREATE INDEX source_name ON source (client_id, name, id);
CREATE INDEX skill_created ON skill (client_id, created_at, id);
CREATE INDEX skill_updated ON skill (client_id, updated_at, id);

-- A member or a skill that goes takes with it what says where it works.
ALTER TABLE device
    DROP CONSTRAINT device_member_fk,
    ADD CONSTRAINT device_member_fk FOREIGN KEY (client_id, member_id) REFERENCES member (client_id, id) ON DELETE CASCADE;
ALTER TABLE campaign_member
    DROP CONSTRAINT campaign_member_member_fk,
    ADD CONSTRAINT campaign_member_member_fk FOREIGN KEY (client_id, member_id) REFERENCES member (client_id, id) ON DELETE CASCADE;
ALTER TABLE campaign_skill
    DROP CONSTRAINT campaign_skill_skill_fk,
    ADD CONSTRAINT campaign_skill_skill_fk FOREIGN KEY (client_id, skill_id) REFERENCES skill (client_id, id) ON DELETE CASCADE;
CREATE INDEX campaign_member_member ON campaign_member (client_id, member_id);
CREATE INDEX campaign_skill_skill ON campaign_skill (client_id, skill_id);
