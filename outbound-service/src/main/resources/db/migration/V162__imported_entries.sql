-- Entries of an import are taken off together (ADR 53). Those that were not imported pay nothing for it.
CREATE INDEX do_not_call_import ON do_not_call (client_id, import_id, phone_key) WHERE import_id <> '00000000-0000-0000-0000-000000000000';
