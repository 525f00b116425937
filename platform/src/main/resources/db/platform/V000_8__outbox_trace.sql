-- The traces that an event belongs to, as traceparents of W3C (ADR 79). What a statement writes for a set of requests
-- has those that its transaction names.
ALTER TABLE outbox_event ADD COLUMN trace text DEFAULT nullif(current_setting('outdial.trace', true), '');
