-- Names are searched in one of the forms that Unicode has for them (NFC, ADR 29).
UPDATE transfer_config SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED;
UPDATE routing_config SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED;
