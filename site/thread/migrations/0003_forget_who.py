"""A link says by whom; when that person is erased, this one word may go, and nothing else."""

from django.db import migrations

FORGET = """
CREATE OR REPLACE FUNCTION thread_link_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""
KEEP = """
CREATE OR REPLACE FUNCTION thread_link_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'links of a thread are never changed or deleted'
        USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("thread", "0002_guards")]

    operations = [migrations.RunSQL(FORGET, KEEP)]
