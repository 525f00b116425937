-- An id is known again for the event that it was received with; null where a version before this one has written it.
ALTER TABLE inbox_event ADD COLUMN type text;
