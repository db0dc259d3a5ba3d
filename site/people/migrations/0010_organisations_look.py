import people.fields
from django.db import migrations

from people.names import look


def fill_looks(apps, schema_editor):
    """Give each organisation its look; two that look alike already both stay."""
    organisations = apps.get_model("people", "Organisation").objects.order_by("pk")
    known = set()
    for organisation in organisations:
        found = look(organisation.name)[:240]
        if found in known:
            found = f"{found[:220]} {organisation.pk}"
        known.add(found)
        # Not by saving: the historical field derives nothing.
        organisations.filter(pk=organisation.pk).update(name_look=found)


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0009_names_in_order"),
    ]

    operations = [
        migrations.AddField(
            model_name='organisation',
            name='name_look',
            field=people.fields.DerivedField(default='', editable=False, max_length=240),
            preserve_default=False,
        ),
        migrations.RunPython(fill_looks, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='organisation',
            name='name_look',
            field=people.fields.DerivedField(editable=False, error_messages={'unique': 'There is already an organisation of this name.'}, max_length=240, unique=True),
        ),
    ]
