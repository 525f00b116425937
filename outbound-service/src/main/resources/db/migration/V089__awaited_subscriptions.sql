-- A session that goes on for another one waits for the other one's subscriptions. Whoever goes on for it in turn has to
-- wait for the same, although it has not subscribed to them yet.
ALTER TABLE notification_session ADD COLUMN awaited text[] NOT NULL DEFAULT '{}';
