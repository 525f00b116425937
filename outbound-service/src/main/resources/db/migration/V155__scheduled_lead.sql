-- Leads that CloudAgent's clients want added at a time to come (ADR 52). One that has been added stays for a while,
-- with what became of it.
CREATE TABLE scheduled_lead (
    client_id       uuid        NOT NULL,
    id              bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    key_id          text        NOT NULL,
    phone_key       text        NOT NULL,
    other_phone_key text,
    fields          text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    due_at          timestamptz NOT NULL,
    fired_at        timestamptz,
    response        text,
    CONSTRAINT scheduled_lead_pk PRIMARY KEY (client_id, id),
    CONSTRAINT scheduled_lead_response_ck CHECK ((fired_at IS NULL) = (response IS NULL))
);

COMMENT ON COLUMN scheduled_lead.key_id IS 'Who has scheduled it: the id of an API key.';
COMMENT ON COLUMN scheduled_lead.fields IS 'A JSON object in the order of the fields: those of the lead as the older manual spells them.';

CREATE INDEX scheduled_lead_due ON scheduled_lead (due_at, client_id, id) WHERE fired_at IS NULL;
CREATE INDEX scheduled_lead_fired ON scheduled_lead (fired_at) WHERE fired_at IS NOT NULL;
-- Who is erased leaves nothing here.
CREATE INDEX scheduled_lead_phone ON scheduled_lead (client_id, phone_key);
CREATE INDEX scheduled_lead_other_phone ON scheduled_lead (client_id, other_phone_key) WHERE other_phone_key IS NOT NULL;
