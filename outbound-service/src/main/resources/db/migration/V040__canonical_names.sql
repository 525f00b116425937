-- Names stand in one of the forms that Unicode has for them (NFC, ADR 29), and are brought into it before they are looked up. Where two of a client become the same
-- name by that, the one that was in this form, else the eldest, has it; each of the others gets its id behind it, so that both are found by name and changed by none.
WITH ranked AS (
    SELECT client_id, id, normalize(name, NFC) AS canonical,
           row_number() OVER (PARTITION BY client_id, normalize(name, NFC) ORDER BY name IS NFC NORMALIZED DESC, created_at, id) AS place
      FROM campaign
)
UPDATE campaign SET name = CASE place WHEN 1 THEN canonical ELSE canonical || ' (' || campaign.id || ')' END
  FROM ranked
 WHERE campaign.client_id = ranked.client_id AND campaign.id = ranked.id AND campaign.name IS NOT NFC NORMALIZED;

WITH ranked AS (
    SELECT client_id, id, normalize(name, NFC) AS canonical,
           row_number() OVER (PARTITION BY client_id, normalize(name, NFC) ORDER BY name IS NFC NORMALIZED DESC, id) AS place
      FROM calling_list
)
UPDATE calling_list SET name = CASE place WHEN 1 THEN canonical ELSE canonical || ' (' || calling_list.id || ')' END
  FROM ranked
 WHERE calling_list.client_id = ranked.client_id AND calling_list.id = ranked.id AND calling_list.name IS NOT NFC NORMALIZED;

WITH ranked AS (
    SELECT client_id, id, normalize(name, NFC) AS canonical,
           row_number() OVER (PARTITION BY client_id, normalize(name, NFC) ORDER BY name IS NFC NORMALIZED DESC, created_at, id) AS place
      FROM skill
)
UPDATE skill SET name = CASE place WHEN 1 THEN canonical ELSE canonical || ' (' || skill.id || ')' END
  FROM ranked
 WHERE skill.client_id = ranked.client_id AND skill.id = ranked.id AND skill.name IS NOT NFC NORMALIZED;

WITH ranked AS (
    SELECT client_id, id, normalize(agent_id, NFC) AS canonical,
           row_number() OVER (PARTITION BY client_id, normalize(agent_id, NFC) ORDER BY agent_id IS NFC NORMALIZED DESC, created_at, id) AS place
      FROM member
)
UPDATE member SET agent_id = CASE place WHEN 1 THEN canonical ELSE canonical || ' (' || member.id || ')' END
  FROM ranked
 WHERE member.client_id = ranked.client_id AND member.id = ranked.id AND member.agent_id IS NOT NFC NORMALIZED;

WITH ranked AS (
    SELECT client_id, id, normalize(public_id, NFC) AS canonical,
           row_number() OVER (PARTITION BY client_id, normalize(public_id, NFC) ORDER BY public_id IS NFC NORMALIZED DESC, created_at, id) AS place
      FROM source
     WHERE public_id IS NOT NULL
)
UPDATE source SET public_id = CASE place WHEN 1 THEN canonical ELSE canonical || ' (' || source.id || ')' END
  FROM ranked
 WHERE source.client_id = ranked.client_id AND source.id = ranked.id AND source.public_id IS NOT NFC NORMALIZED;

-- A login is found as it is typed before it is found in this form: a user name that would be another's stays as it is, and nobody is locked out.
UPDATE member SET user_name = normalize(user_name, NFC)
 WHERE user_name IS NOT NFC NORMALIZED
   AND NOT EXISTS (SELECT FROM member AS other
                    WHERE normalize(other.user_name, NFC) = normalize(member.user_name, NFC) AND (other.client_id, other.id) <> (member.client_id, member.id));

-- Unique are these not, but searched.
UPDATE campaign SET description = normalize(description, NFC) WHERE description IS NOT NFC NORMALIZED;
UPDATE member SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED;
UPDATE source SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED;
