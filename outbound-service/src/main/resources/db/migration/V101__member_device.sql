-- The device on which a member is told of a campaign: the one it asks for the campaign's records with, else the one it
-- works with, else its first; null where it has none.
CREATE FUNCTION member_device(client uuid, member uuid, campaign uuid) RETURNS uuid
    LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT device_id FROM preview_session WHERE client_id = client AND member_id = member AND campaign_id = campaign),
        (SELECT device_id FROM desk_session WHERE client_id = client AND member_id = member),
        (SELECT id FROM device WHERE client_id = client AND member_id = member ORDER BY id LIMIT 1))
$$;
