-- How calls are routed among members. A transfer config may name one.
CREATE TABLE routing_config (
    client_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT routing_config_pk PRIMARY KEY (client_id, id)
);
