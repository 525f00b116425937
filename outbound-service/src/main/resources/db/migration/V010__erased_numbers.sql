-- Numbers of erased people (ADR 0017). They are listed like those in do_not_call, only that nobody can read them: all that is kept is a keyed hash, made by the
-- service, which has the key.
CREATE TABLE do_not_call_hash (
    client_id   uuid        NOT NULL,
    number_hash text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT do_not_call_hash_pk PRIMARY KEY (client_id, number_hash)
);

-- Asked by whoever adds a record, in the statement that inserts: why the number must not be called, null if it may be. The lock and the need for a snapshot of its
-- own are those of V002. The function without the hash is gone, so nothing can forget to ask for it.
DROP FUNCTION is_do_not_call(uuid, text);
CREATE FUNCTION do_not_call_reason(client uuid, number text, hash text) RETURNS text
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(do_not_call_lock(client, number));
    RETURN CASE
        WHEN EXISTS (SELECT FROM do_not_call_hash WHERE client_id = client AND number_hash = hash) THEN 'erased'
        WHEN EXISTS (SELECT FROM do_not_call WHERE client_id = client AND phone_key = number) THEN 'listed'
    END;
END
$$;
