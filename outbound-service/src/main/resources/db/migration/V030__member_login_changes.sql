-- Tells every replica whose login has changed, so that what was opened with it can be ended: '<client> <member>' on the channel member_login, '*' for all of them.
-- By triggers, so that it holds whoever writes.
CREATE FUNCTION member_login_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('member_login', concat_ws(' ', OLD.client_id, OLD.id));
    RETURN NULL;
END
$$;

CREATE FUNCTION members_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('member_login', '*');
    RETURN NULL;
END
$$;

CREATE TRIGGER member_login_updated AFTER UPDATE ON member FOR EACH ROW
    WHEN ((OLD.client_id, OLD.id, OLD.user_name, OLD.password_hash, OLD.features)
          IS DISTINCT FROM (NEW.client_id, NEW.id, NEW.user_name, NEW.password_hash, NEW.features))
    EXECUTE FUNCTION member_login_changed();
CREATE TRIGGER member_deleted AFTER DELETE ON member FOR EACH ROW EXECUTE FUNCTION member_login_changed();
CREATE TRIGGER member_truncated AFTER TRUNCATE ON member FOR EACH STATEMENT EXECUTE FUNCTION members_truncated();
