-- How far the calls of a chain have come, as outbound-service has told last (ADR 58): the status that an enrolment with this chain alone would have, none where a
-- newer chain takes its place. Of a chain that nobody knows yet its state may be told first: it has no customer until then.
ALTER TABLE chain
    ALTER COLUMN customer_id DROP NOT NULL,
    ADD COLUMN version bigint NOT NULL DEFAULT 0,
    ADD COLUMN status  text DEFAULT 'awaiting_call',
    ADD CONSTRAINT chain_status_ck CHECK (status IN
        ('awaiting_call', 'in_progress', 'completed', 'failed', 'expired', 'cancelled', 'skipped', 'exceeded_max_calls'));

CREATE INDEX chain_enrolment ON chain (client_id, enrolment_id) WHERE enrolment_id IS NOT NULL;
