-- Enrolments that have ended, as enrollment-service says (ADR 59). One that begins afterwards, because an event has
-- overtaken another, leads to no record any more.
CREATE TABLE ended_enrolment (
    client_id    uuid        NOT NULL,
    enrolment_id uuid        NOT NULL,
    ended_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ended_enrolment_pk PRIMARY KEY (client_id, enrolment_id)
);

CREATE INDEX ended_enrolment_at ON ended_enrolment (ended_at);
