-- Numbers of a national do-not-call registry are entries of a scope of their own, which campaigns apply or not; the
-- same for all campaigns of a client (ADR 53).
ALTER TABLE campaign ADD COLUMN applies_registry boolean NOT NULL DEFAULT false;
CREATE INDEX campaign_registry ON campaign (client_id) WHERE applies_registry;

-- How old the registry is that a client has.
CREATE TABLE do_not_call_registry (
    client_id     uuid        NOT NULL,
    -- The latest download that was loaded
    downloaded_on date        NOT NULL,
    reported_by   text        NOT NULL,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT do_not_call_registry_pk PRIMARY KEY (client_id)
);

-- Who has agreed to be called although the registry has the number.
CREATE TABLE registry_exemption (
    client_id   uuid        NOT NULL,
    phone_key   text        NOT NULL,
    phone       text        NOT NULL,
    reason      text        NOT NULL,
    reported_by text        NOT NULL,
    -- Null for never
    expires_at  timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT registry_exemption_pk PRIMARY KEY (client_id, phone_key)
);

ALTER TABLE do_not_call_audit
    DROP CONSTRAINT do_not_call_audit_action_ck,
    ADD CONSTRAINT do_not_call_audit_action_ck
        CHECK (action IN ('listed', 'extended', 'revoked', 'expired', 'erased', 'exempted', 'exemption_ended'));

-- Whether an entry holds in the campaign: the client's, the campaign's own, those of the groups that it names, and
-- those of the registry if it applies that and the person has not agreed to be called. Asked of entries that were
-- found, which are few. In PL/pgSQL because otherwise every statement that may ask would prepare all of this.
CREATE FUNCTION holds_in_campaign(client uuid, asking uuid, entry_scope uuid, entry_key text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    IF entry_scope = '00000000-0000-0000-0000-000000000000' OR entry_scope = asking THEN
        RETURN true;
    ELSIF entry_scope <> 'ffffffff-ffff-ffff-ffff-ffffffffffff' THEN
        RETURN EXISTS (SELECT FROM campaign AS own WHERE own.client_id = client AND own.id = asking AND entry_scope = ANY (own.dnc_scopes));
    END IF;
    RETURN EXISTS (SELECT FROM campaign AS own WHERE own.client_id = client AND own.id = asking AND own.applies_registry)
       AND NOT EXISTS (SELECT FROM registry_exemption AS exempt
                        WHERE exempt.client_id = client AND exempt.phone_key = entry_key AND (exempt.expires_at IS NULL OR exempt.expires_at > now()));
END
$$;

-- Whoever asked the former function asks this one; nothing else of theirs changes.
DO $$
DECLARE
    asking text;
BEGIN
    FOR asking IN
        WITH own AS MATERIALIZED (
            SELECT pg_get_functiondef(oid) AS definition FROM pg_proc
             WHERE pronamespace = CAST(current_schema() AS regnamespace) AND prokind = 'f' AND proname <> 'holds_in_campaign')
        SELECT definition FROM own WHERE definition LIKE '%holds_in_campaign(%'
    LOOP
        IF asking !~ 'holds_in_campaign\([^)]*, entry\.scope\)' THEN
            RAISE EXCEPTION 'holds_in_campaign is asked in another way: %', asking;
        END IF;
        EXECUTE regexp_replace(asking, '(holds_in_campaign\([^)]*, entry\.scope)\)', '\1, entry.phone_key)', 'g');
    END LOOP;
END
$$;
DROP FUNCTION holds_in_campaign(uuid, uuid, uuid);
