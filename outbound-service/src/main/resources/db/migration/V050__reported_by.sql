-- Who reported that the number must not be called, in which campaign, through which API.
ALTER TABLE do_not_call RENAME COLUMN said_by TO reported_by;
