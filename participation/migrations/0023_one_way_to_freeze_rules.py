"""All columns that are rules of a round freeze by one trigger, which takes them as arguments."""

from importlib import import_module

from django.db import migrations

SHARED = """
DROP TRIGGER participation_freeze_edit_window ON participation_round;
DROP FUNCTION participation_freeze_edit_window;
DROP TRIGGER participation_freeze_amendments ON participation_round;
DROP FUNCTION participation_freeze_amendments;
DROP TRIGGER participation_freeze_rules ON participation_round;
CREATE TRIGGER participation_freeze_rules BEFORE UPDATE ON participation_round
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_rules(
        'process_id', 'kind', 'opens_at', 'closes_at', 'proposals_per_person',
        'supports_per_person', 'supports_mode', 'comments_mode', 'premoderated',
        'edit_minutes', 'takes_amendments'
    );
"""
APART = """
DROP TRIGGER participation_freeze_rules ON participation_round;
CREATE TRIGGER participation_freeze_rules BEFORE UPDATE ON participation_round
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_rules(
        'process_id', 'kind', 'opens_at', 'closes_at', 'proposals_per_person',
        'supports_per_person', 'supports_mode', 'comments_mode', 'premoderated'
    );
"""


def as_it_was(name: str) -> str:
    return import_module(f"participation.migrations.{name}").FREEZE


class Migration(migrations.Migration):
    dependencies = [("participation", "0022_one_way_to_freeze_rows")]

    operations = [
        migrations.RunSQL(
            SHARED,
            [APART, as_it_was("0014_words_and_edit_window"), as_it_was("0016_amendments")],
        )
    ]
