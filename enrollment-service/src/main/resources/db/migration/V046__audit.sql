-- Opt-outs and erasures, whoever writes them (ADR 77). What outbound-service has listed stands in its own audit.
CREATE FUNCTION suppressions_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO audit_entry (client_id, who, request, action, subject, after)
        SELECT client_id, audit_who(), audit_request(), 'number.suppressed', number_hash, jsonb_build_object('reason', reason)
          FROM now_held WHERE reason <> 'listed';
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO audit_entry (client_id, who, request, action, subject, before, after)
        SELECT now_held.client_id, audit_who(), audit_request(), 'number.suppressed', now_held.number_hash,
               jsonb_build_object('reason', held.reason), jsonb_build_object('reason', now_held.reason)
          FROM now_held JOIN held ON held.client_id = now_held.client_id AND held.number_hash = now_held.number_hash
         WHERE now_held.reason <> held.reason;
    ELSE
        INSERT INTO audit_entry (client_id, who, request, action, subject, before)
        SELECT client_id, audit_who(), audit_request(), 'number.released', number_hash, jsonb_build_object('reason', reason)
          FROM held WHERE reason <> 'listed';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER suppressed_number_insert_audited AFTER INSERT ON suppressed_number
    REFERENCING NEW TABLE AS now_held FOR EACH STATEMENT EXECUTE FUNCTION suppressions_audited();
CREATE TRIGGER suppressed_number_update_audited AFTER UPDATE ON suppressed_number
    REFERENCING OLD TABLE AS held NEW TABLE AS now_held FOR EACH STATEMENT EXECUTE FUNCTION suppressions_audited();
CREATE TRIGGER suppressed_number_delete_audited AFTER DELETE ON suppressed_number
    REFERENCING OLD TABLE AS held FOR EACH STATEMENT EXECUTE FUNCTION suppressions_audited();
