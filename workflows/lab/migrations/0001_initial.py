import django.db.models.deletion
import django_fsm
import participation.models.rounds
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
                name='Lab',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                    ('name_fr', models.CharField(max_length=120, null=True, verbose_name='name')),
                    ('name_en', models.CharField(max_length=120, null=True, verbose_name='name')),
                    ('name_es', models.CharField(max_length=120, null=True, verbose_name='name')),
                    ('name_it', models.CharField(max_length=120, null=True, verbose_name='name')),
                    ('name_ar', models.CharField(max_length=120, null=True, verbose_name='name')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='labs', to='people.organisation', verbose_name='run by')),
                    ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='labs', to='people.territory', verbose_name='territory')),
                ],
                options={
                    'verbose_name': 'lab',
                    'verbose_name_plural': 'labs',
                    'ordering': ['slug'],
                },
            ),
            migrations.CreateModel(
                name='Service',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                    ('title', models.CharField(max_length=160, verbose_name='title')),
                    ('title_fr', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_en', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_es', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_it', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_ar', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('summary', models.TextField(blank=True, max_length=2000, verbose_name='summary')),
                    ('summary_fr', models.TextField(blank=True, max_length=2000, null=True, verbose_name='summary')),
                    ('summary_en', models.TextField(blank=True, max_length=2000, null=True, verbose_name='summary')),
                    ('summary_es', models.TextField(blank=True, max_length=2000, null=True, verbose_name='summary')),
                    ('summary_it', models.TextField(blank=True, max_length=2000, null=True, verbose_name='summary')),
                    ('summary_ar', models.TextField(blank=True, max_length=2000, null=True, verbose_name='summary')),
                    ('origin', models.CharField(choices=[('vote', 'chosen by a vote'), ('override', 'taken up by the organiser'), ('official', 'asked for by a public body'), ('replicated', 'replicated from elsewhere')], max_length=12, verbose_name='origin')),
                    ('origin_reason', models.TextField(blank=True, max_length=2000, verbose_name='why without a vote')),
                    ('stage', django_fsm.FSMField(choices=[('mandate', 'Mandate'), ('explore', 'Explore'), ('define', 'Define'), ('codesign', 'Co-design'), ('prototype', 'Prototype'), ('agree', 'Agree'), ('pilot', 'Pilot'), ('evaluate', 'Evaluate'), ('decide', 'Decide'), ('replicate', 'Replicate')], default='mandate', max_length=50, protected=True, verbose_name='stage')),
                    ('started_at', models.DateTimeField(verbose_name='started at')),
                    ('answer_due_on', models.DateField(verbose_name='the public body answers by')),
                    ('stopped_at', models.DateTimeField(blank=True, null=True, verbose_name='stopped at')),
                    ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('search_key', models.TextField(blank=True, editable=False, verbose_name='search key')),
                    ('lab', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='lab.lab', verbose_name='lab')),
                    ('owners', models.ManyToManyField(related_name='owned_services', to=settings.AUTH_USER_MODEL, verbose_name='who answers')),
                    ('proposal', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='service', to='participation.proposal', verbose_name='proposal')),
                    ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='people.territory', verbose_name='territory')),
                ],
                options={
                    'verbose_name': 'service',
                    'verbose_name_plural': 'services',
                    'ordering': ['-started_at', '-pk'],
                    'indexes': [models.Index(fields=['-started_at', '-id'], name='service_newest_first')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['mandate', 'explore', 'define', 'codesign', 'prototype', 'agree', 'pilot', 'evaluate', 'decide', 'replicate'])), name='a_service_is_in_a_known_stage'), models.CheckConstraint(condition=models.Q(models.Q(('origin__in', ['vote', 'override']), ('proposal__isnull', False)), models.Q(('origin__in', ['official', 'replicated']), ('proposal', None)), _connector='OR'), name='a_service_comes_from_where_it_says', violation_error_message='A vote chooses a proposal; name it.'), models.CheckConstraint(condition=models.Q(('origin', 'vote'), models.Q(('origin_reason', ''), _negated=True), _connector='OR'), name='a_service_without_a_vote_says_why', violation_error_message='Say why this service starts without a vote.'), models.CheckConstraint(condition=models.Q(('slug__in', ('start',)), _negated=True), name='a_service_leaves_the_doors_free', violation_error_message='This address is taken.'), models.CheckConstraint(condition=models.Q(('answer_due_on__gt', models.F('started_at'))), name='the_answer_comes_after_the_start', violation_error_message='The answer is due after the service starts.')],
                },
                bases=(django_fsm.FSMModelMixin, models.Model),
            ),
            migrations.CreateModel(
                name='Indicator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=160, verbose_name='name')),
                    ('name_fr', models.CharField(max_length=160, null=True, verbose_name='name')),
                    ('name_en', models.CharField(max_length=160, null=True, verbose_name='name')),
                    ('name_es', models.CharField(max_length=160, null=True, verbose_name='name')),
                    ('name_it', models.CharField(max_length=160, null=True, verbose_name='name')),
                    ('name_ar', models.CharField(max_length=160, null=True, verbose_name='name')),
                    ('unit', models.CharField(max_length=40, verbose_name='unit')),
                    ('unit_fr', models.CharField(max_length=40, null=True, verbose_name='unit')),
                    ('unit_en', models.CharField(max_length=40, null=True, verbose_name='unit')),
                    ('unit_es', models.CharField(max_length=40, null=True, verbose_name='unit')),
                    ('unit_it', models.CharField(max_length=40, null=True, verbose_name='unit')),
                    ('unit_ar', models.CharField(max_length=40, null=True, verbose_name='unit')),
                    ('direction', models.CharField(choices=[('higher', 'more is better'), ('lower', 'less is better')], max_length=8, verbose_name='direction')),
                    ('baseline', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='baseline')),
                    ('baseline_on', models.DateField(verbose_name='measured on')),
                    ('target', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='target')),
                    ('source', models.CharField(max_length=200, verbose_name='source')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='lab.service', verbose_name='service')),
                ],
                options={
                    'verbose_name': 'indicator',
                    'verbose_name_plural': 'indicators',
                    'ordering': ['position', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('direction', 'higher'), ('target__gt', models.F('baseline'))), models.Q(('direction', 'lower'), ('target__lt', models.F('baseline'))), _connector='OR'), name='a_target_is_better_than_the_baseline', violation_error_message='The target must be better than the baseline.')],
                },
            ),
            migrations.CreateModel(
                name='Artefact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stage', models.CharField(choices=[('mandate', 'Mandate'), ('explore', 'Explore'), ('define', 'Define'), ('codesign', 'Co-design'), ('prototype', 'Prototype'), ('agree', 'Agree'), ('pilot', 'Pilot'), ('evaluate', 'Evaluate'), ('decide', 'Decide'), ('replicate', 'Replicate')], max_length=16, verbose_name='stage')),
                    ('kind', models.CharField(choices=[('stakeholder_map', 'Stakeholder map'), ('persona', 'Persona'), ('journey', 'Journey'), ('blueprint', 'Blueprint'), ('canvas', 'Canvas'), ('pilot_plan', 'Pilot plan'), ('agreement', 'Agreement'), ('indicator_readings', 'Indicator readings'), ('replicability_checklist', 'Replicability checklist')], max_length=24, verbose_name='kind')),
                    ('title', models.CharField(max_length=160, verbose_name='title')),
                    ('title_fr', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_en', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_es', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_it', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('title_ar', models.CharField(max_length=160, null=True, verbose_name='title')),
                    ('language', models.CharField(choices=[('fr', 'French'), ('en', 'English'), ('es', 'Spanish'), ('it', 'Italian'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                    ('status', models.CharField(choices=[('draft', 'draft'), ('under_review', 'under review'), ('agreed', 'agreed'), ('superseded', 'superseded')], default='draft', max_length=16, verbose_name='status')),
                    ('body', models.JSONField(verbose_name='content')),
                    ('written_at', models.DateTimeField(verbose_name='written at')),
                    ('agreed_at', models.DateTimeField(blank=True, null=True, verbose_name='agreed at')),
                    ('authors', models.ManyToManyField(related_name='artefacts', to=settings.AUTH_USER_MODEL, verbose_name='authors')),
                    ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='lab.artefact', verbose_name='replaces')),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='artefacts', to='lab.service', verbose_name='service')),
                ],
                options={
                    'verbose_name': 'artefact',
                    'verbose_name_plural': 'artefacts',
                    'ordering': ['written_at', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaces', None), ('version', 1)), models.Q(('replaces__isnull', False), ('version__gt', 1)), _connector='OR'), name='a_later_version_replaces_an_earlier_one'), models.CheckConstraint(condition=models.Q(('replaces', None), models.Q(('replaces', models.F('id')), _negated=True), _connector='OR'), name='an_artefact_does_not_replace_itself'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_at__isnull', False), ('status', 'agreed')), models.Q(('status', 'agreed'), _negated=True), _connector='OR'), name='what_is_agreed_was_agreed_at_a_time')],
                },
            ),
            migrations.CreateModel(
                name='ServiceStage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stage', models.CharField(choices=[('mandate', 'Mandate'), ('explore', 'Explore'), ('define', 'Define'), ('codesign', 'Co-design'), ('prototype', 'Prototype'), ('agree', 'Agree'), ('pilot', 'Pilot'), ('evaluate', 'Evaluate'), ('decide', 'Decide'), ('replicate', 'Replicate')], max_length=16, verbose_name='stage')),
                    ('entered_at', models.DateTimeField(verbose_name='entered at')),
                    ('left_at', models.DateTimeField(blank=True, null=True, verbose_name='left at')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stays', to='lab.service', verbose_name='service')),
                ],
                options={
                    'verbose_name': 'stay in a stage',
                    'verbose_name_plural': 'stays in stages',
                    'ordering': ['entered_at', 'pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('service',), name='a_service_stands_in_one_stage', violation_error_message='A service stands in one stage at a time.'), models.CheckConstraint(condition=models.Q(('left_at', None), ('left_at__gte', models.F('entered_at')), _connector='OR'), name='a_stage_is_left_after_it_is_entered', violation_error_message='A stage cannot be left before it was entered.'), models.CheckConstraint(condition=models.Q(('stage__in', ['mandate', 'explore', 'define', 'codesign', 'prototype', 'agree', 'pilot', 'evaluate', 'decide', 'replicate'])), name='a_stay_is_in_a_known_stage')],
                },
            ),
            migrations.CreateModel(
                name='Gate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stage', models.CharField(choices=[('mandate', 'Mandate'), ('explore', 'Explore'), ('define', 'Define'), ('codesign', 'Co-design'), ('prototype', 'Prototype'), ('agree', 'Agree'), ('pilot', 'Pilot'), ('evaluate', 'Evaluate'), ('decide', 'Decide'), ('replicate', 'Replicate')], max_length=16, verbose_name='stage')),
                    ('verdict', models.CharField(choices=[('go', 'Go on'), ('change', 'Change and come back'), ('stop', 'Stop')], max_length=8, verbose_name='decision')),
                    ('reason', models.TextField(max_length=4000, verbose_name='reason')),
                    ('language', models.CharField(choices=[('fr', 'French'), ('en', 'English'), ('es', 'Spanish'), ('it', 'Italian'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('body', models.CharField(blank=True, max_length=160, verbose_name='who decided')),
                    ('decided_at', models.DateTimeField(verbose_name='decided at')),
                    ('recorded_at', models.DateTimeField(db_default=participation.models.rounds.TransactionTime(), editable=False, verbose_name='recorded at')),
                    ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decided_gates', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gates', to='lab.service', verbose_name='service')),
                    ('stay', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gates', to='lab.servicestage', verbose_name='stay')),
                ],
                options={
                    'verbose_name': 'gate',
                    'verbose_name_plural': 'gates',
                    'ordering': ['decided_at', 'pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('verdict', 'change'), _negated=True), fields=('stay',), name='one_way_out_of_a_stage', violation_error_message='The way out of this stage is already decided.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_gate_says_why', violation_error_message='Say why.'), models.CheckConstraint(condition=models.Q(('stage__in', ['mandate', 'explore', 'define', 'codesign', 'prototype', 'agree', 'pilot', 'evaluate', 'decide', 'replicate']), ('verdict__in', ['go', 'change', 'stop'])), name='a_gate_uses_known_words')],
                },
            ),
            migrations.CreateModel(
                name='Reading',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('value', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='value')),
                    ('read_on', models.DateField(verbose_name='measured on')),
                    ('source', models.CharField(max_length=200, verbose_name='source')),
                    ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='lab.indicator', verbose_name='indicator')),
                    ('read_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                ],
                options={
                    'verbose_name': 'reading',
                    'verbose_name_plural': 'readings',
                    'ordering': ['read_on', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('indicator', 'read_on'), name='one_reading_per_indicator_and_day', violation_error_message='There is already a reading of that day.')],
                },
            ),
            migrations.CreateModel(
                name='GateEvidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                    ('artefact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lab.artefact')),
                    ('gate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='lab.gate', verbose_name='gate')),
                ],
                options={
                    'verbose_name': 'evidence',
                    'verbose_name_plural': 'evidence',
                    'ordering': ['pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('artefact__isnull', False), ('url', '')), models.Q(('artefact', None), models.Q(('url', ''), _negated=True)), _connector='OR'), name='evidence_is_an_artefact_or_an_address'), models.UniqueConstraint(fields=('gate', 'artefact'), name='an_artefact_is_named_once')],
                },
            ),
        ]),
    ]
