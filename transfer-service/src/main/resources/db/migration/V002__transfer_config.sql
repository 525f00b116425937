-- Where a live call is handed over to. Which of the destinations counts is said by type; the others are kept for a change of it.
CREATE TABLE transfer_config (
    client_id                       uuid        NOT NULL,
    id                              uuid        NOT NULL,
    created_at                      timestamptz NOT NULL DEFAULT now(),
    updated_at                      timestamptz NOT NULL DEFAULT now(),
    name                            text        NOT NULL,
    routing_config_id               uuid,
    type                            text        NOT NULL DEFAULT 'DIRECT',
    warm_transfer                   boolean     NOT NULL DEFAULT false,
    direct_phone_number             text,
    dynamic_options                 jsonb,
    sip_uri                         text,
    sip_headers                     text,
    warm_summary_prompt             text,
    warm_mode                       text,
    softphone_fallback_type         text,
    softphone_fallback_phone_number text,
    appointment_booking_enabled     boolean     NOT NULL DEFAULT false,
    transfer_waiting_messages       text[],
    CONSTRAINT transfer_config_pk PRIMARY KEY (client_id, id),
    CONSTRAINT transfer_config_routing_config_fk FOREIGN KEY (client_id, routing_config_id) REFERENCES routing_config (client_id, id),
    CONSTRAINT transfer_config_type_ck CHECK (type IN ('DIRECT', 'DYNAMIC', 'SIP', 'SOFTPHONE')),
    CONSTRAINT transfer_config_warm_mode_ck CHECK (warm_mode IN ('WAIT_FOR_OPERATOR', 'IMMEDIATE_SUMMARY')),
    CONSTRAINT transfer_config_fallback_ck CHECK (softphone_fallback_type IN ('APPOINTMENT_BOOKING', 'PHONE_NUMBER'))
);

CREATE INDEX transfer_config_routing_config ON transfer_config (client_id, routing_config_id);
