-- The customer of the given page and some neighbours. Every number is of the range kept for fiction (555-0100 to 555-0199).
INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, created_at, updated_at)
VALUES ('${clientId}', '87d8e330-2878-4742-a86f-dbbb3bf522ac', 'Clara', 'Demo', '(202) 555-0101', '+12025550101', now(), now()),
       ('${clientId}', '0198f3a0-1c00-7a01-8b01-000000000001', 'Dario', 'Demo', '(202) 555-0102', '+12025550102', now(), now()),
       ('${clientId}', '0198f3a0-1c00-7a02-8b02-000000000002', 'Elena', 'Demo', '202-555-0103', '+12025550103', now(), now()),
       ('${clientId}', '0198f3a0-1c00-7a03-8b03-000000000003', 'Farid', 'Demo', '+12025550104', '+12025550104', now(), now()),
       ('${clientId}', '0198f3a0-1c00-7a04-8b04-000000000004', 'Grete', 'Demo', '+12025550105', '+12025550105', now(), now());

INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
VALUES ('${clientId}', '36ca8d1d-3d3d-48cf-bd1f-a796d8849d75', '87d8e330-2878-4742-a86f-dbbb3bf522ac', '13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf', 'in_progress', now(), now()),
       ('${clientId}', '0198f3a0-1c00-7b01-8c01-000000000001', '0198f3a0-1c00-7a01-8b01-000000000001', '13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf', 'pending', now(), now()),
       ('${clientId}', '0198f3a0-1c00-7b02-8c02-000000000002', '0198f3a0-1c00-7a02-8b02-000000000002', '13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf', 'awaiting_call', now(), now()),
       ('${clientId}', '0198f3a0-1c00-7b03-8c03-000000000003', '0198f3a0-1c00-7a03-8b03-000000000003', '497f6eca-6276-4993-bfeb-53cbbbba6f08', 'in_progress', now(), now()),
       ('${clientId}', '0198f3a0-1c00-7b04-8c04-000000000004', '0198f3a0-1c00-7a04-8b04-000000000004', '497f6eca-6276-4993-bfeb-53cbbbba6f08', 'exceeded_max_calls', now(), now());
