-- The numbers that calls of a campaign show. Nothing here dials, so no campaign's version depends on them.
ALTER TABLE campaign
    ADD COLUMN did                   text,
    ADD COLUMN fallback_did          text,
    ADD COLUMN dynamic_dids          text[] NOT NULL DEFAULT '{}',
    ADD COLUMN fallback_dynamic_dids text[] NOT NULL DEFAULT '{}';
