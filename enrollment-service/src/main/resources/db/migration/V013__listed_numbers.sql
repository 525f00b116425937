-- Agents put numbers on the do-not-call list of outbound-service, which tells of it (ADR 0022). A reason gives way to a stronger one and to no other.
ALTER TABLE suppressed_number
    DROP CONSTRAINT suppressed_number_reason_ck,
    ADD CONSTRAINT suppressed_number_reason_ck CHECK (reason IN ('listed', 'opted_out', 'erased'));

CREATE FUNCTION suppression_strength(reason text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_position(ARRAY['listed', 'opted_out', 'erased'], reason);
