-- The transfer config and the routing config of the given page.
INSERT INTO routing_config (client_id, id, name)
VALUES ('${clientId}', 'b6e138dd-eba1-4cd6-85c1-31882f4d70e7', 'Licensed agents');

INSERT INTO transfer_config (client_id, id, name, routing_config_id, type, warm_transfer, direct_phone_number, dynamic_options, sip_uri, sip_headers,
                             warm_summary_prompt, warm_mode, softphone_fallback_type, softphone_fallback_phone_number, appointment_booking_enabled,
                             transfer_waiting_messages)
VALUES ('${clientId}', '497f6eca-6276-4993-bfeb-53cbbbba6f08', 'Licensed agents', 'b6e138dd-eba1-4cd6-85c1-31882f4d70e7', 'DIRECT', true, '+12025550123',
        '{"pingUrl": "https://crm.example.com/transfer", "method": "POST", "timeout": 2000, "headers": {"Accept": "application/json"},
          "body": {"campaign": "Spring"}, "transferNumberField": "destination.number", "transferNumber": "+12025550124",
          "successConditions": [{"field": "status", "operator": "EQUALS", "value": "accepted"}]}',
        'sip:agents@pbx.example.com', 'X-Campaign: Spring', 'Say who is calling and what they want.', 'WAIT_FOR_OPERATOR', 'PHONE_NUMBER', '+12025550125',
        true, '{"Please hold while we connect you.","You are next in line."}');
