-- When the number of a record may be called, where the record itself says so; null: as its campaign says.
-- Seconds of the day in the time zone; an end before the beginning is that of the next day.
ALTER TABLE outbound_record
    ADD COLUMN timezone   text,
    ADD COLUMN call_from  integer,
    ADD COLUMN call_until integer,
    ADD CONSTRAINT outbound_record_call_from_ck CHECK (call_from BETWEEN 0 AND 86399),
    ADD CONSTRAINT outbound_record_call_until_ck CHECK (call_until BETWEEN 0 AND 86399);
