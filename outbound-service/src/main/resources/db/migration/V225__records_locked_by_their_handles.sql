-- A condition on due_at says that it is not null, and so lets PostgreSQL find a record by its handle in the queue of
-- all that is due. That looks cheap while nothing is due; the plan is kept, and each pull reads the queue to its end
-- when there is one (ADR 86). This condition says nothing of the kind.
DO $$
DECLARE
    definition text;
BEGIN
    SELECT pg_get_functiondef(oid) INTO STRICT definition FROM pg_proc
     WHERE pronamespace = current_schema()::regnamespace AND proname = 'lock_due';
    IF strpos(definition, 'WHERE record.due_at <= now() AND') = 0 THEN
        RAISE EXCEPTION 'lock_due asks in another way';
    END IF;
    EXECUTE replace(definition, 'WHERE record.due_at <= now() AND', 'WHERE coalesce(record.due_at <= now(), false) AND');
END
$$;
