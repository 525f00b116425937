-- The demo starts without restrictions: the first one is made by the call of the given page.
SELECT 1;
