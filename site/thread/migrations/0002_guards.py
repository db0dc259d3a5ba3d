"""The thread is append-only, and nothing on it is its own ancestor: the database says so.

A link says by whom; when that person is erased, this one word may go, and nothing else.
"""

from django.db import migrations

GUARDS = """
CREATE FUNCTION thread_link_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        OLD.by := '';
        IF NEW IS NOT DISTINCT FROM OLD THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'links of a thread are never changed or deleted'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER thread_link_is_append_only
    BEFORE UPDATE OR DELETE ON thread_link
    FOR EACH ROW EXECUTE FUNCTION thread_link_is_append_only();

CREATE TRIGGER thread_link_is_never_emptied
    BEFORE TRUNCATE ON thread_link
    FOR EACH STATEMENT EXECUTE FUNCTION thread_link_is_append_only();

CREATE FUNCTION thread_link_makes_no_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Two links that close a circle together must not be written at the same moment,
    -- each blind to the other: writers of links queue here until the first has committed.
    PERFORM pg_advisory_xact_lock(hashtext('thread_link'));
    IF EXISTS (
        WITH RECURSIVE offspring (kind, id) AS (
            SELECT NEW.target_kind, NEW.target_id
          UNION
            SELECT link.target_kind, link.target_id
              FROM thread_link AS link
              JOIN offspring ON link.source_kind = offspring.kind
                            AND link.source_id = offspring.id
        )
        SELECT 1 FROM offspring WHERE kind = NEW.source_kind AND id = NEW.source_id
    ) THEN
        RAISE EXCEPTION 'nothing can be its own ancestor' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER thread_link_makes_no_circle
    BEFORE INSERT ON thread_link
    FOR EACH ROW EXECUTE FUNCTION thread_link_makes_no_circle();
"""

UNGUARD = """
DROP TRIGGER thread_link_makes_no_circle ON thread_link;
DROP TRIGGER thread_link_is_never_emptied ON thread_link;
DROP TRIGGER thread_link_is_append_only ON thread_link;
DROP FUNCTION thread_link_makes_no_circle();
DROP FUNCTION thread_link_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("thread", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, UNGUARD)]
