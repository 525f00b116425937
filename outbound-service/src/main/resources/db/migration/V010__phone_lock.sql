-- Keeps a number from slipping through while it is being listed: a record added at the very moment could see the list as it was, and the listing the records as
-- they were. Who lists numbers takes pg_advisory_xact_lock(phone_lock(client_id, phone_key)), who adds records takes pg_advisory_xact_lock_shared of the same,
-- in a statement BEFORE the one that reads the list or the records (a statement sees nothing that was committed after it began, the wait for a lock
-- included). Several numbers are locked in ascending order of phone_lock. Locks end with the transaction.
CREATE FUNCTION phone_lock(client_id uuid, phone_key text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended(client_id::text || phone_key, 0);
