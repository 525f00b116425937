-- Where the call of an attempt was handed over to, as transfer-service said it and in its order, so that a repetition
-- gets the same answer (ADR 0061).
ALTER TABLE attempt ADD COLUMN transfer json;
