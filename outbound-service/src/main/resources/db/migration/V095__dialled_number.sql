-- The number that a dialler has called, where it was another than the record's. Erased with the record's.
ALTER TABLE attempt ADD COLUMN dialled_number text;
