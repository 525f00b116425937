-- Dialects whose ids are numbers know a group of the do-not-call list by this one (ADR 52).
ALTER TABLE do_not_call_group
    ADD COLUMN dbid integer NOT NULL DEFAULT nextval('dbid'),
    ADD CONSTRAINT do_not_call_group_dbid_uk UNIQUE (client_id, dbid);
