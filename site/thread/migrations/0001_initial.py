import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_kind', models.CharField(choices=[('session', 'Live session'), ('card', 'Card'), ('proposal', 'Proposal'), ('amendment', 'Suggested change'), ('round', 'vote'), ('service', 'Service'), ('gate', 'Decision'), ('artefact', 'Document'), ('page', 'Page')], max_length=16, verbose_name='from, kind')),
                ('source_id', models.CharField(max_length=40, verbose_name='from')),
                ('target_kind', models.CharField(choices=[('session', 'Live session'), ('card', 'Card'), ('proposal', 'Proposal'), ('amendment', 'Suggested change'), ('round', 'vote'), ('service', 'Service'), ('gate', 'Decision'), ('artefact', 'Document'), ('page', 'Page')], max_length=16, verbose_name='to, kind')),
                ('target_id', models.CharField(max_length=40, verbose_name='to')),
                ('relation', models.CharField(choices=[('became', 'became'), ('voted_in', 'was put to the vote in'), ('selected_by', 'was chosen by'), ('led_to', 'led to'), ('merged', 'was merged into'), ('delivered', 'delivered')], max_length=16, verbose_name='relation')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('by', models.CharField(blank=True, max_length=120, verbose_name='by')),
            ],
            options={
                'verbose_name': 'link of a thread',
                'verbose_name_plural': 'links of threads',
                'ordering': ['at', 'pk'],
                'indexes': [models.Index(fields=['target_kind', 'target_id'], name='thread_link_backwards')],
                'constraints': [models.UniqueConstraint(fields=('source_kind', 'source_id', 'target_kind', 'target_id', 'relation'), name='a_link_is_recorded_once', violation_error_message='This link is already recorded.'), models.CheckConstraint(condition=models.Q(('source_id', models.F('target_id')), ('source_kind', models.F('target_kind')), _negated=True), name='nothing_comes_from_itself', violation_error_message='Nothing can come from itself.'), models.CheckConstraint(condition=models.Q(models.Q(('source_id', ''), _negated=True), models.Q(('target_id', ''), _negated=True)), name='a_link_has_two_ends', violation_error_message='A link needs two ends.'), models.CheckConstraint(condition=models.Q(('relation__in', ['became', 'voted_in', 'selected_by', 'led_to', 'merged', 'delivered']), ('source_kind__in', ['session', 'card', 'proposal', 'amendment', 'round', 'service', 'gate', 'artefact', 'page']), ('target_kind__in', ['session', 'card', 'proposal', 'amendment', 'round', 'service', 'gate', 'artefact', 'page'])), name='a_link_uses_known_words', violation_error_message='This kind of link is not known.')],
            },
        ),
    ]
