from django.db import migrations, models


def make_way(apps, schema_editor):
    """A round of these names could not be reached: its process answers there itself."""
    for slug in ("log", "data"):
        apps.get_model("participation", "Round").objects.filter(slug=slug).update(slug=f"{slug}-1")


class Migration(migrations.Migration):
    dependencies = [
        ("participation", "0023_one_way_to_freeze_rules"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="round", name="round_slug_is_not_a_page"),
        migrations.RunPython(make_way, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__in", ["room", "log", "data"]), _negated=True),
                name="round_slug_is_not_a_page",
                violation_error_message="This address leads to another page.",
            ),
        ),
    ]
