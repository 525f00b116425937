-- Campaign1 runs, at any hour, with records to pull: the chain of record 13 and fifty numbers that nobody has.
UPDATE campaign SET position = 'RUNNING', dial_afterhours = true WHERE client_id = '${clientId}' AND name = 'Campaign1';

-- A chain is named by its first record; the others wait for their turn.
UPDATE outbound_record AS record
   SET chain_id = 13, record_status = CASE handle WHEN 13 THEN 1 ELSE 9 END, due_at = CASE handle WHEN 13 THEN now() END,
       window_id = lane.window_id, lane_id = lane.lane_id
  FROM calling_list,
       LATERAL lane_of(calling_list.client_id, calling_list.campaign_id, '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', '{}', NULL, NULL, 1) AS lane
 WHERE calling_list.client_id = '${clientId}' AND calling_list.name = 'CallingList1' AND record.client_id = calling_list.client_id
   AND record.handle IN (13, 14) AND record.lane_id IS NULL;

INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, phone_type, key_version, name, user_data,
                             lane_id, window_id, due_at, is_first)
SELECT client_id, handle, handle, campaign_id, id, phone, phone, 1, 2, 'Customer ' || n, jsonb_build_object('custom1', 'value ' || n, 'custom2', 'value ' || n),
       lane_id, window_id, now(), true
  FROM (SELECT calling_list.*, lane.lane_id, lane.window_id, n, nextval('record_handle') AS handle, '+12125550' || 100 + n AS phone
          FROM calling_list, generate_series(0, 49) AS n,
               LATERAL lane_of(calling_list.client_id, calling_list.campaign_id, '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', '{}', NULL, NULL, 1) AS lane
         WHERE calling_list.client_id = '${clientId}' AND calling_list.name = 'CallingList1') AS numbered;
