-- The fields of the transfer config that the given page does not have yet.
UPDATE transfer_config SET appointment_config_id = '1f0e7a52-6f0b-4c57-9d0a-0c3c1f8f5e11', softphone_handoff_strategy = 'WAIT_FOR_OPERATOR'
 WHERE client_id = '${clientId}' AND id = '497f6eca-6276-4993-bfeb-53cbbbba6f08';
