-- Entries of the do-not-call list get a scope, whoever made them, a reason and an end (ADR 0043).

-- Numbers that campaigns name in dnc_scopes do not call.
CREATE TABLE do_not_call_group (
    client_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT do_not_call_group_pk PRIMARY KEY (client_id, id),
    CONSTRAINT do_not_call_group_name_uk UNIQUE (client_id, name)
);
CREATE INDEX do_not_call_group_created ON do_not_call_group (client_id, created_at, id);
CREATE INDEX do_not_call_group_updated ON do_not_call_group (client_id, updated_at, id);

-- Each origin has an entry of its own, so that taking back one leaves what others have said.
ALTER TABLE do_not_call
    -- Where it holds: nil for the whole client, else the id of a campaign or of a group
    ADD COLUMN scope      uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    -- person: the mark of an agent, the result of a call, an opt-out; api and import: an operator
    ADD COLUMN origin     text NOT NULL DEFAULT 'person',
    -- nil unless the origin is an import
    ADD COLUMN import_id  uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    ADD COLUMN reason     text,
    -- Null for never
    ADD COLUMN expires_at timestamptz,
    DROP CONSTRAINT do_not_call_pk,
    ADD CONSTRAINT do_not_call_pk PRIMARY KEY (client_id, phone_key, scope, origin, import_id),
    ADD CONSTRAINT do_not_call_origin_ck CHECK (origin IN ('person', 'api', 'import')),
    ADD CONSTRAINT do_not_call_person_ck CHECK (origin <> 'person' OR expires_at IS NULL AND scope = '00000000-0000-0000-0000-000000000000');
-- Most entries hold for the whole client and have no end: they pay for neither index.
CREATE INDEX do_not_call_scope ON do_not_call (client_id, scope, phone_key) WHERE scope <> '00000000-0000-0000-0000-000000000000';
CREATE INDEX do_not_call_expiry ON do_not_call (expires_at) WHERE expires_at IS NOT NULL;

-- Whether an entry of this scope holds in the campaign: the client's, its own, and the groups that it names. Asked of
-- entries that were found, which are few.
CREATE FUNCTION holds_in_campaign(client uuid, campaign uuid, entry_scope uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN entry_scope = '00000000-0000-0000-0000-000000000000' OR entry_scope = campaign
        OR EXISTS (SELECT FROM campaign AS own WHERE own.client_id = client AND own.id = campaign AND entry_scope = ANY (own.dnc_scopes));

-- As in V011, where what it locks is explained. 'listed' is now a number that the whole client never calls; 'barred'
-- one that the campaign does not call, or not yet: no campaign takes it, whether it applies the client's list or not.
CREATE OR REPLACE FUNCTION lead_admission(client uuid, campaign uuid, keys text[], former text[], hashes text[], OUT reason text, OUT is_known boolean)
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    stored text[] := keys || former;
BEGIN
    IF cardinality(keys) = 1 THEN
        PERFORM pg_advisory_xact_lock_shared(do_not_call_lock(client, keys[1]));
    ELSE
        PERFORM pg_advisory_xact_lock(lock)
           FROM (SELECT do_not_call_lock(client, key) AS lock FROM unnest(keys) AS key ORDER BY 1) AS ascending;
    END IF;
    IF EXISTS (SELECT FROM do_not_call_hash WHERE client_id = client AND number_hash = ANY (hashes)) THEN
        reason := 'erased';
        stored := (SELECT array_agg('#' || hash) FROM unnest(hashes) AS hash);
    ELSE
        reason := (SELECT CASE WHEN bool_or(entry.scope = '00000000-0000-0000-0000-000000000000' AND entry.expires_at IS NULL) THEN 'listed'
                               WHEN count(*) > 0 THEN 'barred' END
                     FROM do_not_call AS entry
                    WHERE entry.client_id = client AND entry.phone_key = ANY (stored) AND (entry.expires_at IS NULL OR entry.expires_at > now())
                      AND holds_in_campaign(client, campaign, entry.scope));
    END IF;
    is_known := EXISTS (SELECT FROM outbound_record
                         WHERE client_id = client AND phone_key = ANY (stored) AND campaign_id = campaign AND is_first)
             OR EXISTS (SELECT FROM outbound_record
                         WHERE client_id = client AND other_phone_key = ANY (keys) AND campaign_id = campaign AND is_first);
END
$$;

-- As in V102, with scopes and ends. LISTED_FOR_NOW is a number whose entries all end: it is due again when the last of
-- them has.
CREATE OR REPLACE FUNCTION judge_records(client uuid, locked bigint[], max_attempts integer, max_calls_a_day integer, OUT obstacles text[], OUT until timestamptz[])
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    SELECT array_agg(judged.obstacle ORDER BY judged.n),
           array_agg(CASE judged.obstacle WHEN 'NUMBER_ATTEMPTS_USED' THEN judged.number_until WHEN 'LISTED_FOR_NOW' THEN judged.listed_until
                                          ELSE now() + interval '1 minute' END ORDER BY judged.n)
      INTO obstacles, until
      FROM (SELECT looked.n, nth_call.taken_at + interval '24 hours' AS number_until, listed.until AS listed_until,
                   CASE WHEN record.expires_at <= now() THEN 'EXPIRED'
                        WHEN record.attempts >= max_attempts THEN 'ATTEMPTS_USED'
                        WHEN listed.until = 'infinity' THEN 'LISTED'
                        WHEN listed.until IS NOT NULL THEN 'LISTED_FOR_NOW'
                        WHEN EXISTS (SELECT FROM attempt AS open
                                      WHERE open.client_id = client AND open.phone_key = record.phone_key AND open.ended_at IS NULL) THEN 'NUMBER_BUSY'
                        WHEN nth_call.taken_at IS NOT NULL THEN 'NUMBER_ATTEMPTS_USED'
                   END AS obstacle
              FROM unnest(locked) WITH ORDINALITY AS looked (handle, n)
              JOIN outbound_record AS record ON record.client_id = client AND record.handle = looked.handle
              CROSS JOIN LATERAL (SELECT max(coalesce(entry.expires_at, 'infinity')) AS until FROM do_not_call AS entry
                                   WHERE entry.client_id = client AND entry.phone_key IN (record.phone_key, record.other_phone_key)
                                     AND (entry.expires_at IS NULL OR entry.expires_at > now())
                                     AND holds_in_campaign(client, record.campaign_id, entry.scope)) AS listed
              LEFT JOIN LATERAL (SELECT call.taken_at FROM attempt AS call
                                  WHERE call.client_id = client AND call.phone_key = record.phone_key
                                    AND call.taken_at > now() - interval '24 hours' AND call.dialled
                                  ORDER BY call.taken_at DESC OFFSET max_calls_a_day - 1 LIMIT 1) AS nth_call ON true) AS judged;
END
$$;
