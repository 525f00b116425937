-- A quota may be for another time than a minute: ten an hour, one in half a minute (ADR 26).
ALTER TABLE quota_count RENAME COLUMN per_minute TO requests;
ALTER TABLE quota_count ADD COLUMN period_seconds integer NOT NULL DEFAULT 60;
ALTER TABLE quota_count DROP CONSTRAINT quota_count_pk;
ALTER TABLE quota_count ADD CONSTRAINT quota_count_pk PRIMARY KEY (client_id, subject, scope, requests, period_seconds);
