-- How many customers a client has is the sum of its rows here: every statement that adds or takes away customers leaves one row that says how many. Nobody waits
-- for anybody, as for a counter in one row, and nobody counts a million rows. CustomerCounts folds the rows from time to time.
CREATE TABLE customer_count (
    client_id uuid   NOT NULL,
    id        bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    change    bigint NOT NULL,
    CONSTRAINT customer_count_pk PRIMARY KEY (client_id, id)
);

INSERT INTO customer_count (client_id, change) SELECT client_id, count(*) FROM customer GROUP BY client_id;

CREATE FUNCTION customers_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO customer_count (client_id, change) SELECT client_id, count(*) FROM added GROUP BY client_id;
    RETURN NULL;
END
$$;

CREATE FUNCTION customers_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO customer_count (client_id, change) SELECT client_id, -count(*) FROM removed GROUP BY client_id;
    RETURN NULL;
END
$$;

CREATE FUNCTION customers_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM customer_count;
    RETURN NULL;
END
$$;

CREATE TRIGGER customer_added AFTER INSERT ON customer
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION customers_added();
CREATE TRIGGER customer_removed AFTER DELETE ON customer
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION customers_removed();
CREATE TRIGGER customer_emptied AFTER TRUNCATE ON customer
    FOR EACH STATEMENT EXECUTE FUNCTION customers_emptied();
