-- What an agent may do with records at a desktop; null is everything.
ALTER TABLE member ADD COLUMN privileges text[];
