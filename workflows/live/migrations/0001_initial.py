import django.db.models.constraints
import django.db.models.deletion
import workflows.live.codes
import workflows.live.models.activities
from django.conf import settings
from django.db import migrations, models

from common.making_tables import CreateTogether


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('participation', '0002_guards'),
    ]

    operations = [
        CreateTogether([
            migrations.CreateModel(
                name='Session',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(default=workflows.live.codes.new_code, max_length=8, unique=True, verbose_name='join code')),
                    ('title', models.CharField(max_length=160, verbose_name='title')),
                    ('title_fr', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_en', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_es', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_it', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_ar', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('summary', models.TextField(blank=True, max_length=1000, verbose_name='what it is about')),
                    ('summary_fr', models.TextField(blank=True, max_length=1000, null=True, verbose_name='what it is about')),
                    ('summary_en', models.TextField(blank=True, max_length=1000, null=True, verbose_name='what it is about')),
                    ('summary_es', models.TextField(blank=True, max_length=1000, null=True, verbose_name='what it is about')),
                    ('summary_it', models.TextField(blank=True, max_length=1000, null=True, verbose_name='what it is about')),
                    ('summary_ar', models.TextField(blank=True, max_length=1000, null=True, verbose_name='what it is about')),
                    ('access', models.CharField(choices=[('public', 'everybody: the session is listed and its door is open'), ('code', 'whoever has the code'), ('account', 'people who have signed in and have the code')], default='code', max_length=8, verbose_name='who may join')),
                    ('starts_at', models.DateTimeField(verbose_name='starts at')),
                    ('closes_at', models.DateTimeField(blank=True, help_text='The door shuts then, even when no facilitator is there to end the session.', null=True, verbose_name='closes by itself at')),
                    ('ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ended at')),
                    ('epoch', models.CharField(default=workflows.live.codes.new_epoch, editable=False, max_length=16)),
                    ('seq', models.PositiveBigIntegerField(default=0, editable=False)),
                    ('facilitators', models.ManyToManyField(related_name='facilitated_sessions', to=settings.AUTH_USER_MODEL, verbose_name='facilitators')),
                    ('process', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='participation.process', verbose_name='process')),
                    ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='participation.round', verbose_name='round that receives the drafts')),
                    ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='people.territory', verbose_name='territory')),
                ],
                options={
                    'verbose_name': 'session',
                    'verbose_name_plural': 'sessions',
                    'ordering': ['-starts_at', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Z0-9]{6,8}$')), name='session_code_is_six_to_eight_capitals_and_digits', violation_error_message='A join code has six to eight capitals and digits.'), models.CheckConstraint(condition=models.Q(('closes_at__isnull', True), ('closes_at__gt', models.F('starts_at')), _connector='OR'), name='session_closes_after_it_starts', violation_error_message='A session must close after it starts.')],
                },
            ),
            migrations.CreateModel(
                name='Participant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('token_hash', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                    ('name', models.CharField(blank=True, max_length=60, verbose_name='name')),
                    ('language', models.CharField(choices=[('fr', 'French'), ('en', 'English'), ('es', 'Spanish'), ('it', 'Italian'), ('ar', 'Arabic')], default='fr', max_length=2, verbose_name='language')),
                    ('role', models.CharField(choices=[('participant', 'participant'), ('facilitator', 'facilitator'), ('observer', 'observer'), ('projector', 'projector')], default='participant', max_length=12, verbose_name='role')),
                    ('joined_at', models.DateTimeField(auto_now_add=True, verbose_name='joined at')),
                    ('removed_at', models.DateTimeField(blank=True, null=True, verbose_name='removed at')),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='place_in_sessions', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='live.session', verbose_name='session')),
                ],
                options={
                    'verbose_name': 'session participant',
                    'verbose_name_plural': 'session participants',
                    'ordering': ['session', 'joined_at', 'pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('user__isnull', False)), fields=('session', 'user'), name='one_place_per_account_and_session', violation_error_message='You are in this session already.')],
                },
            ),
            migrations.CreateModel(
                name='Activity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('kind', models.CharField(choices=[('brainstorm', 'brainstorm')], default='brainstorm', max_length=16, verbose_name='kind')),
                    ('title', models.CharField(max_length=160, verbose_name='title')),
                    ('title_fr', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_en', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_es', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_it', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_ar', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('instruction', models.TextField(blank=True, max_length=1000, verbose_name='instruction')),
                    ('instruction_fr', models.TextField(blank=True, max_length=1000, null=True, verbose_name='instruction')),
                    ('instruction_en', models.TextField(blank=True, max_length=1000, null=True, verbose_name='instruction')),
                    ('instruction_es', models.TextField(blank=True, max_length=1000, null=True, verbose_name='instruction')),
                    ('instruction_it', models.TextField(blank=True, max_length=1000, null=True, verbose_name='instruction')),
                    ('instruction_ar', models.TextField(blank=True, max_length=1000, null=True, verbose_name='instruction')),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                    ('rules', models.JSONField(blank=True, default=workflows.live.models.activities.default_rules, verbose_name='rules')),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='live.session', verbose_name='session')),
                ],
                options={
                    'verbose_name': 'activity',
                    'verbose_name_plural': 'activities',
                    'ordering': ['session', 'position'],
                    'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('session', 'position'), name='one_activity_at_each_position', violation_error_message='Two activities cannot stand at the same place.')],
                },
            ),
            migrations.CreateModel(
                name='Event',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('seq', models.PositiveBigIntegerField(verbose_name='number')),
                    ('kind', models.CharField(max_length=40, verbose_name='kind')),
                    ('cmid', models.CharField(max_length=40, verbose_name='command')),
                    ('payload', models.JSONField(verbose_name='what')),
                    ('at', models.DateTimeField(verbose_name='when')),
                    ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='live.participant', verbose_name='who')),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='live.session', verbose_name='session')),
                ],
                options={
                    'verbose_name': 'session event',
                    'verbose_name_plural': 'session events',
                    'ordering': ['session', 'seq'],
                    'constraints': [models.UniqueConstraint(fields=('session', 'seq'), name='one_event_at_each_number'), models.UniqueConstraint(fields=('session', 'actor', 'cmid'), name='a_command_happens_once'), models.CheckConstraint(condition=models.Q(('seq__gte', 1)), name='event_numbers_start_at_one')],
                },
            ),
        ]),
    ]
