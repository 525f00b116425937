-- Agents who are at work, and the device that they work with: from StartContactCenterSession to
-- EndContactCenterSession of a Genesys desktop.
CREATE TABLE desk_session (
    client_id  uuid        NOT NULL,
    member_id  uuid        NOT NULL,
    device_id  uuid        NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT desk_session_pk PRIMARY KEY (client_id, member_id),
    CONSTRAINT desk_session_member_fk FOREIGN KEY (client_id, member_id) REFERENCES member (client_id, id) ON DELETE CASCADE,
    CONSTRAINT desk_session_device_fk FOREIGN KEY (client_id, device_id) REFERENCES device (client_id, id) ON DELETE CASCADE
);
CREATE INDEX desk_session_device ON desk_session (client_id, device_id);
