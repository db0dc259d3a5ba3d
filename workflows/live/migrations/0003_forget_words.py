"""Whoever is erased may have their words taken out of a session's log; what happened stays.

Only a transaction that says `noria.erasing` may, and only the words: number, kind, actor and
moment of an event are as fixed as ever.
"""

from django.db import migrations

FORGET = """
CREATE OR REPLACE FUNCTION live_event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""
KEEP = """
CREATE OR REPLACE FUNCTION live_event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log of a session is only ever added to'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'the_log_is_append_only';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("live", "0002_guards")]

    operations = [migrations.RunSQL(FORGET, KEEP)]
