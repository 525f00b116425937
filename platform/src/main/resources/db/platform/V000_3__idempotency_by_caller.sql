-- A key is its caller's, not only its client's: the id of an API key, of a member, the subject of a token. Answers from before that was kept have none, and are given
-- to whoever of the client repeats the key, until they are forgotten after their 24 hours.
ALTER TABLE idempotency_answer ADD COLUMN caller text NOT NULL DEFAULT '';
ALTER TABLE idempotency_answer ALTER COLUMN caller DROP DEFAULT;
ALTER TABLE idempotency_answer DROP CONSTRAINT idempotency_answer_pk;
ALTER TABLE idempotency_answer ADD CONSTRAINT idempotency_answer_pk PRIMARY KEY (client_id, key, caller);

-- A plain hash of a request, which may hold a password: whoever reads the table could try passwords as fast as the processor hashes. From now on it is keyed; an
-- empty one is compared with nothing.
UPDATE idempotency_answer SET fingerprint = '';
