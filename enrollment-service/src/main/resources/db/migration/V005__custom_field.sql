-- What a client wants to know of its customers beyond the fields that all have (carecycle.md §2.10).
CREATE TABLE custom_field (
    client_id         uuid        NOT NULL,
    id                uuid        NOT NULL,
    record_type       text        NOT NULL,
    field_key         text        NOT NULL,
    field_label       text        NOT NULL,
    field_description text,
    field_type        text        NOT NULL,
    is_required       boolean     NOT NULL,
    options           text[],
    validation_rules  jsonb,
    created_by        text        NOT NULL,
    updated_by        text        NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    CONSTRAINT custom_field_pk PRIMARY KEY (client_id, id),
    CONSTRAINT custom_field_key_uk UNIQUE (client_id, record_type, field_key),
    CONSTRAINT custom_field_record_type_ck CHECK (record_type IN ('customers')),
    CONSTRAINT custom_field_type_ck CHECK (field_type IN ('text', 'number', 'boolean', 'date', 'select', 'multi_select'))
);

-- A customer's value of a field, a JSON value of the field's type. It goes with the customer; a field that has values stays.
CREATE TABLE customer_custom_field (
    client_id       uuid        NOT NULL,
    customer_id     uuid        NOT NULL,
    custom_field_id uuid        NOT NULL,
    value           jsonb       NOT NULL,
    created_by      text        NOT NULL,
    updated_by      text        NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    CONSTRAINT customer_custom_field_pk PRIMARY KEY (client_id, customer_id, custom_field_id),
    CONSTRAINT customer_custom_field_customer_fk FOREIGN KEY (client_id, customer_id) REFERENCES customer (client_id, id) ON DELETE CASCADE,
    CONSTRAINT customer_custom_field_field_fk FOREIGN KEY (client_id, custom_field_id) REFERENCES custom_field (client_id, id)
);

CREATE INDEX customer_custom_field_field ON customer_custom_field (client_id, custom_field_id);
