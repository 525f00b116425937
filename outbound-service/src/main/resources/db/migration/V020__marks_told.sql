-- Numbers that agents listed before enrollment-service heard of marks (ADR 0022) are told now, 500 an event.
INSERT INTO outbox_event (id, client_id, key, type, data)
SELECT gen_random_uuid(), client_id, min(phone_key), 'numbers.listed',
       jsonb_build_object('numbers', jsonb_agg(jsonb_build_object('phone', phone, 'phoneKey', phone_key) ORDER BY phone_key))
  FROM (SELECT client_id, phone, phone_key, (row_number() OVER (PARTITION BY client_id ORDER BY phone_key) - 1) / 500 AS part
          FROM do_not_call WHERE said_by LIKE 'member %') AS listed
 GROUP BY client_id, part;
