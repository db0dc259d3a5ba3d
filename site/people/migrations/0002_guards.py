from django.db import migrations

REFUSE = """
CREATE FUNCTION people_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are append-only' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE ON people_auditevent
    FOR EACH ROW EXECUTE FUNCTION people_audit_is_append_only();
CREATE TRIGGER audit_table_stays BEFORE TRUNCATE ON people_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION people_audit_is_append_only();

CREATE TRIGGER seals_stay BEFORE UPDATE OR DELETE ON people_auditseal
    FOR EACH ROW EXECUTE FUNCTION people_audit_is_append_only();
CREATE TRIGGER seal_table_stays BEFORE TRUNCATE ON people_auditseal
    FOR EACH STATEMENT EXECUTE FUNCTION people_audit_is_append_only();
"""

ALLOW = "DROP FUNCTION people_audit_is_append_only CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
