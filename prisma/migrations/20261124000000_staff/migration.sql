
ALTER TABLE staff_user ADD CONSTRAINT staff_user_role CHECK (role IN ('owner', 'editor', 'moderator', 'clerk'));

-- The audit trail only grows: the application's role may add and read, and nobody changes a row by accident.
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM shop_app;
CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();

-- Two owners who dismiss each other in the same moment: one of them stays.
CREATE FUNCTION keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.role = 'owner' AND OLD.disabled_at IS NULL
     AND (TG_OP = 'DELETE' OR NEW.role <> 'owner' OR NEW.disabled_at IS NOT NULL) THEN
    PERFORM pg_advisory_xact_lock(7305120);
    IF NOT EXISTS (SELECT FROM staff_user WHERE role = 'owner' AND disabled_at IS NULL AND id <> OLD.id) THEN
      RAISE EXCEPTION 'the shop keeps at least one owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_user_keeps_an_owner';
    END IF;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER staff_user_keeps_an_owner BEFORE UPDATE OR DELETE ON staff_user
  FOR EACH ROW EXECUTE FUNCTION keep_an_owner();
