-- So that a lead of the demo client can say where it comes from in words.
UPDATE source SET public_id = 'web-form', default_lead_cost = 2.5
 WHERE client_id = '${clientId}' AND id = '797f5a94-3689-4ac8-82fd-d749511ea2b2';
