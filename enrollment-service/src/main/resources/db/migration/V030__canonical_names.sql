-- What customers and custom fields are found by stands in one of the forms that Unicode has for it (NFC, ADR 29). The columns that are compared follow by themselves.
UPDATE customer
   SET first_name = normalize(first_name, NFC), last_name = normalize(last_name, NFC), email = normalize(email, NFC), state = normalize(state, NFC),
       county = normalize(county, NFC), city = normalize(city, NFC), postal_code = normalize(postal_code, NFC)
 WHERE first_name IS NOT NFC NORMALIZED OR last_name IS NOT NFC NORMALIZED OR email IS NOT NFC NORMALIZED OR state IS NOT NFC NORMALIZED
    OR county IS NOT NFC NORMALIZED OR city IS NOT NFC NORMALIZED OR postal_code IS NOT NFC NORMALIZED;

-- Of options that become the same the first stays.
UPDATE custom_field
   SET field_label = normalize(field_label, NFC),
       options = (SELECT array_agg(option ORDER BY place)
                    FROM (SELECT normalize(given, NFC) AS option, min(place) AS place
                            FROM unnest(options) WITH ORDINALITY AS each (given, place) GROUP BY normalize(given, NFC)) AS canonical)
 WHERE field_label IS NOT NFC NORMALIZED OR array_to_string(options, ' ') IS NOT NFC NORMALIZED;
