-- Every restriction that comes or goes, whoever writes it (ADR 77).
CREATE FUNCTION restrictions_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO audit_entry (client_id, who, request, action, subject, after)
        SELECT client_id, audit_who(), audit_request(), 'restriction.created', id,
               jsonb_build_object('campaignId', campaign_id, 'memberId', member_id, 'sourceId', source_id)
          FROM changed;
    ELSE
        INSERT INTO audit_entry (client_id, who, request, action, subject, before)
        SELECT client_id, audit_who(), audit_request(), 'restriction.deleted', id,
               jsonb_build_object('campaignId', campaign_id, 'memberId', member_id, 'sourceId', source_id)
          FROM changed;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER agent_source_restriction_insert_audited AFTER INSERT ON agent_source_restriction
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION restrictions_audited();
CREATE TRIGGER agent_source_restriction_delete_audited AFTER DELETE ON agent_source_restriction
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION restrictions_audited();
