"""Criteria and questions freeze by the trigger that every row of a round's rules shares."""

from importlib import import_module

from django.db import migrations

SHARED = """
DROP TRIGGER participation_freeze_criteria ON participation_criterion;
DROP FUNCTION participation_freeze_criteria;
CREATE TRIGGER participation_freeze_criteria
    BEFORE INSERT OR UPDATE OR DELETE ON participation_criterion
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_rows();
DROP TRIGGER participation_freeze_questions ON participation_question;
DROP FUNCTION participation_freeze_questions;
CREATE TRIGGER participation_freeze_questions
    BEFORE INSERT OR UPDATE OR DELETE ON participation_question
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_rows();
"""
APART = """
DROP TRIGGER participation_freeze_criteria ON participation_criterion;
DROP TRIGGER participation_freeze_questions ON participation_question;
"""


def as_it_was(name: str) -> str:
    return import_module(f"participation.migrations.{name}").FREEZE


class Migration(migrations.Migration):
    dependencies = [("participation", "0021_guests")]

    operations = [
        migrations.RunSQL(
            SHARED,
            [APART, as_it_was("0017_reviews"), as_it_was("0018_attachments_and_questions")],
        )
    ]
