-- Leads name their source by an identifier that the client chose, and may be told what a lead of it costs.
ALTER TABLE source
    ADD COLUMN public_id         text,
    ADD COLUMN default_lead_cost numeric(12, 4),
    ADD CONSTRAINT source_public_id_uk UNIQUE (client_id, public_id),
    ADD CONSTRAINT source_default_lead_cost_ck CHECK (default_lead_cost >= 0);
