-- PostgreSQL keeps the plan that it made for a statement of a function when the function was first called in a
-- connection. Made while a table was still small, such a plan reads the table from end to end, until the table is
-- analysed again: for a minute each set of leads read all records loaded so far. These functions only look for what an
-- index finds, however small the table is. Whoever replaces one of them says so again.
ALTER FUNCTION add_records SET enable_seqscan = off;
ALTER FUNCTION known_records SET enable_seqscan = off;
ALTER FUNCTION note_refused_leads SET enable_seqscan = off;
ALTER FUNCTION pull_records SET enable_seqscan = off;
ALTER FUNCTION store_records SET enable_seqscan = off;
