-- What came of a campaign's calls in the last day decides how many a predictive dialler may place.
CREATE INDEX attempt_campaign ON attempt (client_id, campaign_id, taken_at);
