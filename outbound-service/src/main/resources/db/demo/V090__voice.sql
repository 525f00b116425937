-- A desktop begins a session with the channel voice, which is a feature.
UPDATE member SET features = array_append(features, 'api-voice') WHERE client_id = '${clientId}' AND agent_id = 'agent1' AND features @> '{api-voice-outbound}' AND NOT features @> '{api-voice}';
