-- The routing config of the demo rings the demo agent.
UPDATE routing_config SET mode = 'ROUND_ROBIN', longest_wait_seconds = 60, member_ids = '{92983ab9-49c8-444b-85ae-6e40402cf72e}'
 WHERE client_id = '${clientId}' AND id = 'b6e138dd-eba1-4cd6-85c1-31882f4d70e7';
