-- Functions look up what they are given, row by row, among millions. A merge of the two seems to end soon where what
-- is looked up was small so far, as the handles of past calls are, and then reads all records from the first one on:
-- of a million a pull read half (ADR 85). Whoever replaces one of these functions says so again.
DO $$
DECLARE
    function_name regprocedure;
BEGIN
    FOR function_name IN
        SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND 'enable_seqscan=off' = ANY (proconfig)
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET enable_mergejoin = off', function_name);
    END LOOP;
END
$$;
