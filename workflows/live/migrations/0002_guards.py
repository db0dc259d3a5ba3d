"""What the log refuses by itself: rewriting, forgetting, and numbers that skip.

Whoever is erased may have their words taken out; what happened stays. Only a transaction that says
`noria.erasing` may, and only the words: number, kind, actor and moment of an event are fixed.
"""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION live_event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        OLD.payload := NEW.payload;
        IF NEW IS NOT DISTINCT FROM OLD AND current_setting('noria.erasing', true) = 'words' THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the log of a session is only ever added to'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'the_log_is_append_only';
END $$;
CREATE TRIGGER live_event_is_kept BEFORE UPDATE OR DELETE ON live_event
    FOR EACH ROW EXECUTE FUNCTION live_event_is_kept();
"""

# Rows of one INSERT see those before them, so a whole batch passes when it is in order.
NO_GAPS = """
CREATE FUNCTION live_event_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq > 1 AND NOT EXISTS (
        SELECT FROM live_event WHERE session_id = NEW.session_id AND seq = NEW.seq - 1
    ) THEN
        RAISE EXCEPTION 'event % of session % does not follow another', NEW.seq, NEW.session_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'the_log_has_no_gaps';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER live_event_follows BEFORE INSERT ON live_event
    FOR EACH ROW EXECUTE FUNCTION live_event_follows();
"""

UNDO = """
DROP TRIGGER live_event_is_kept ON live_event;
DROP FUNCTION live_event_is_kept;
DROP TRIGGER live_event_follows ON live_event;
DROP FUNCTION live_event_follows;
"""


class Migration(migrations.Migration):
    dependencies = [("live", "0001_initial")]

    operations = [migrations.RunSQL(APPEND_ONLY + NO_GAPS, UNDO)]
