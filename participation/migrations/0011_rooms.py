"""Processes made in the room: who is invited, what is carried over, which addresses are kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def free_the_addresses(apps, _schema):
    """Give whoever stands at the address of a page of the room an address beside it."""
    for model, taken in (("Process", "new"), ("Round", "room")):
        for thing in apps.get_model("participation", model).objects.filter(slug=taken):
            thing.slug = f"{taken}-{thing.pk}"
            thing.save(update_fields=["slug"])


class Migration(migrations.Migration):

    dependencies = [
        ('participation', '0010_imports'),
        ('people', '0003_notices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('invited_at', models.DateTimeField(auto_now_add=True, verbose_name='invited at')),
                ('told_at', models.DateTimeField(editable=False, null=True, verbose_name='told at')),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True, verbose_name='withdrawn at')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='proposal',
            name='carried_from',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='participation.proposal', verbose_name='carried over from'),
        ),
        migrations.RunPython(free_the_addresses, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='process',
            constraint=models.CheckConstraint(condition=models.Q(('slug__in', ['new']), _negated=True), name='process_slug_is_not_a_page', violation_error_message='This address leads to another page.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(fields=('carried_from', 'round'), name='a_proposal_is_carried_once_into_a_round', violation_error_message='This proposal was brought into the round already.'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('slug__in', ['room']), _negated=True), name='round_slug_is_not_a_page', violation_error_message='This address leads to another page.'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='process_invitations', to=settings.AUTH_USER_MODEL, verbose_name='person'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='process',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='participation.process', verbose_name='process'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['email'], name='invitation_by_address'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('person', None), models.Q(('email', ''), _negated=True)), models.Q(('email', ''), ('person__isnull', False)), _connector='OR'), name='invitation_is_for_a_person_or_an_address', violation_error_message='Invite a person or an address.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('process', 'person'), name='one_invitation_per_person_and_process', violation_error_message='This person is invited already.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(condition=models.Q(('email', ''), _negated=True), fields=('process', 'email'), name='one_invitation_per_address_and_process', violation_error_message='This address is invited already.'),
        ),
    ]
