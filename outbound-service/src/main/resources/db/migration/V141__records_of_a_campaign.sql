-- The records of a campaign in the order in which they were added, which lists of them are read in, page by page. By a
-- hash of its id, because only lists spell it so: no statement about a number of a campaign is planned by this index.
CREATE INDEX outbound_record_campaign ON outbound_record (client_id, uuid_hash(campaign_id), handle);
