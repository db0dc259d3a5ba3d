"""The one row that says how fresh pages are; it is there from the start, so that reading writes nothing."""

from django.db import migrations


def begin(apps, _schema_editor):
    apps.get_model("cms", "Freshness").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_initial")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
