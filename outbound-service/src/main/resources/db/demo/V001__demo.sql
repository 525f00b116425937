-- The demo client's directory, with the ids that the published pages of the APIs use, so that their curl lines work as they stand.

INSERT INTO campaign (client_id, id, name, type, dial_method, application_id) VALUES
    ('${clientId}', '497f6eca-6276-4993-bfeb-53cbbbba6f08', 'Campaign1', 'Preview', 'Nonagentwise', 134),
    ('${clientId}', '13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf', 'Spring', 'Progressive', 'Nonagentwise', 134);

-- CloudAgent: a campaign of each type and dial method, and one that takes no leads.
INSERT INTO campaign (client_id, id, name, type, dial_method)
SELECT '${clientId}', gen_random_uuid(), type || '_' || dial_method, type, dial_method
  FROM unnest(ARRAY['Preview', 'Progressive', 'IVR', 'Predictive']) AS type,
       unnest(ARRAY['Nonagentwise', 'Agentwise', 'Skillwise']) AS dial_method;
INSERT INTO campaign (client_id, id, name, type) VALUES ('${clientId}', gen_random_uuid(), 'InBound', 'InBound');

INSERT INTO member (client_id, id, name, agent_id, user_name, password_hash, features) VALUES
    ('${clientId}', '92983ab9-49c8-444b-85ae-6e40402cf72e', 'Ada Agent', 'agent1', '${agentUserName}', '${agentPasswordHash}', '{api-voice-outbound}'),
    ('${clientId}', gen_random_uuid(), 'Ben Bench', 'agent2', NULL, NULL, '{}');

INSERT INTO device (client_id, id, member_id, phone_number) VALUES
    ('${clientId}', 'f32a46c4-8a48-4067-9965-537fc9788790', '92983ab9-49c8-444b-85ae-6e40402cf72e', '7001');

INSERT INTO source (client_id, id, name) VALUES ('${clientId}', '797f5a94-3689-4ac8-82fd-d749511ea2b2', 'Web form');

INSERT INTO skill (client_id, id, name) VALUES
    ('${clientId}', gen_random_uuid(), 'sales'),
    ('${clientId}', gen_random_uuid(), 'support');

-- agent1 works in every campaign that names its agents; agent2 in none.
INSERT INTO campaign_member (client_id, campaign_id, member_id)
SELECT client_id, id, '92983ab9-49c8-444b-85ae-6e40402cf72e'
  FROM campaign
 WHERE client_id = '${clientId}' AND (dial_method = 'Agentwise' OR name IN ('Campaign1', 'Spring'));

INSERT INTO campaign_skill (client_id, campaign_id, skill_id)
SELECT campaign.client_id, campaign.id, skill.id
  FROM campaign JOIN skill ON skill.client_id = campaign.client_id
 WHERE campaign.client_id = '${clientId}' AND campaign.dial_method = 'Skillwise';

INSERT INTO calling_list (client_id, id, campaign_id, name, is_default)
SELECT client_id, gen_random_uuid(), id, CASE name WHEN 'Campaign1' THEN 'CallingList1' ELSE name || '_List' END, true
  FROM campaign
 WHERE client_id = '${clientId}';

-- Genesys: record handle 13 and a second number of the same customer, as one chain.
INSERT INTO outbound_record (client_id, handle, chain_id, chain_n, campaign_id, calling_list_id, phone, phone_key, phone_type, name, is_first)
SELECT client_id, chained.handle, 7, chained.chain_n, campaign_id, id, chained.phone, chained.phone, chained.phone_type, 'Cleo Customer', true
  FROM calling_list,
       (VALUES (13, 0, '3001', 2::smallint), (14, 1, '3002', 4::smallint)) AS chained (handle, chain_n, phone, phone_type)
 WHERE client_id = '${clientId}' AND calling_list.name = 'CallingList1';
