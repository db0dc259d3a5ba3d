"""Criteria and questions freeze by the trigger that every row of a round's rules shares."""

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


class Migration(migrations.Migration):
    dependencies = [("participation", "0021_guests")]

    operations = [migrations.RunSQL(SHARED)]
