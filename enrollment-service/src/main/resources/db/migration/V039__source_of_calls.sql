-- Where the number that was called came from, as outbound-service calls it.
ALTER TABLE customer_call ADD COLUMN source_name text;
