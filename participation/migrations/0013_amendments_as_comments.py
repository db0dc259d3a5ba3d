from django.db import migrations, models

RULES = (
    "process_id",
    "kind",
    "opens_at",
    "closes_at",
    "proposals_per_person",
    "supports_per_person",
    "supports_mode",
    "comments_mode",
    "premoderated",
    "edit_minutes",
    "supports_needed",
    "supports_minimum",
    "supports_capped",
)
# What was on or off is on or closed: suggestions that were there have been shown until now.
TO_WORDS = """
ALTER TABLE participation_round ALTER takes_amendments TYPE varchar(8)
    USING CASE WHEN takes_amendments THEN 'on' ELSE 'blocked' END;
ALTER TABLE participation_round RENAME takes_amendments TO amendments_mode;
"""
TO_A_SWITCH = """
ALTER TABLE participation_round RENAME amendments_mode TO takes_amendments;
ALTER TABLE participation_round ALTER takes_amendments TYPE boolean USING takes_amendments = 'on';
"""
MODES = [
    ("on", "people may suggest changes"),
    ("blocked", "suggested changes are shown but closed"),
    ("hidden", "suggested changes are not shown"),
]


def frozen(*rules):
    """Say which columns are rules of a round, and so change only with a public note once it is open."""
    return f"""
DROP TRIGGER participation_freeze_rules ON participation_round;
CREATE TRIGGER participation_freeze_rules BEFORE UPDATE ON participation_round
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_rules({", ".join(map(repr, rules))});
"""


class Migration(migrations.Migration):
    dependencies = [("participation", "0012_what_it_repeats")]

    operations = [
        migrations.RunSQL(
            TO_WORDS,
            TO_A_SWITCH,
            state_operations=[
                migrations.RemoveField(model_name="round", name="takes_amendments"),
                migrations.AddField(
                    model_name="round",
                    name="amendments_mode",
                    field=models.CharField(
                        choices=MODES,
                        default="on",
                        max_length=8,
                        verbose_name="suggested changes",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="round",
            name="edit_supports",
            field=models.PositiveIntegerField(
                blank=True, null=True, verbose_name="supports beyond which it stays as it is"
            ),
        ),
        migrations.RunSQL(
            frozen(*RULES, "amendments_mode", "edit_supports"), frozen(*RULES, "takes_amendments")
        ),
    ]
