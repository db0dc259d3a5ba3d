"""Who may do what in a round; supports counted in silence or not at all; reading before showing."""

from importlib import import_module

import django.contrib.postgres.fields
import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models

# A rule of an opened round of a process people know changes only with a public note written in the same transaction; now()
# is the time at which that began. What the rules are is told by the trigger: their columns.
FREEZE_RULES = """
CREATE FUNCTION participation_is_frozen(round bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM participation_round
        JOIN participation_process ON participation_process.id = process_id
        WHERE participation_round.id = $1
            AND opens_at <= statement_timestamp() AND published_at IS NOT NULL
    ) AND NOT EXISTS (
        SELECT FROM participation_roundnote
        WHERE round_id = $1 AND written_at = transaction_timestamp()
    )
$$;
CREATE OR REPLACE FUNCTION participation_freeze_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM unnest(TG_ARGV) AS rule
        WHERE to_jsonb(OLD) -> rule IS DISTINCT FROM to_jsonb(NEW) -> rule
    ) AND participation_is_frozen(OLD.id) THEN
        RAISE EXCEPTION 'the rules of an open round change only with a public note'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_rules_are_frozen';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER participation_freeze_rules ON participation_round;
CREATE TRIGGER participation_freeze_rules BEFORE UPDATE ON participation_round
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_rules(
        'process_id', 'kind', 'opens_at', 'closes_at', 'proposals_per_person',
        'supports_per_person', 'supports_mode', 'comments_mode', 'premoderated'
    );
"""

# The rules froze by one list of columns before, which the second migration wrote.
THAW_RULES = """
DROP TRIGGER participation_freeze_rules ON participation_round;
DROP FUNCTION participation_freeze_rules;
DROP FUNCTION participation_is_frozen;
"""
BEFORE = import_module("participation.migrations.0002_guards").FREEZE_RULES

# Rows that are rules of their round: for every table with a round_id.
FREEZE_ADMISSIONS = """
CREATE FUNCTION participation_freeze_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    frozen boolean := false;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NEW;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        frozen := participation_is_frozen(OLD.round_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        frozen := frozen OR participation_is_frozen(NEW.round_id);
    END IF;
    IF frozen THEN
        RAISE EXCEPTION 'the rules of an open round change only with a public note'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_rules_are_frozen';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE FUNCTION participation_freeze_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM participation_admission
        WHERE id IN (OLD.admission_id, NEW.admission_id) AND participation_is_frozen(round_id)
    ) THEN
        RAISE EXCEPTION 'the rules of an open round change only with a public note'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_rules_are_frozen';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER participation_freeze_admissions
    BEFORE INSERT OR UPDATE OR DELETE ON participation_admission
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_rows();
CREATE TRIGGER participation_freeze_places
    BEFORE INSERT OR UPDATE OR DELETE ON participation_admission_places
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_places();
"""

THAW_ADMISSIONS = """
DROP TRIGGER participation_freeze_places ON participation_admission_places;
DROP TRIGGER participation_freeze_admissions ON participation_admission;
DROP FUNCTION participation_freeze_places;
DROP FUNCTION participation_freeze_rows;
"""

# What "for residents of the territory only" meant, said of each action of the round.
ACTIONS_OF = {
    "proposals": ("propose", "support", "comment"),
    "comments": ("comment", "opine"),
    "vote": ("vote",),
}


def keep_residents(apps, _schema_editor):
    """Say of each action what was said of the whole round."""
    admissions = apps.get_model("participation", "Admission")
    rounds = apps.get_model("participation", "Round").objects.filter(residents_only=True)
    admissions.objects.bulk_create(
        admissions(round_id=pk, action=action, where="here")
        for pk, kind in rounds.values_list("pk", "kind")
        for action in ACTIONS_OF[kind]
    )


class Migration(migrations.Migration):

    dependencies = [
        ("participation", "0018_attachments_and_questions"),
        ('people', '0003_notices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Admission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(choices=[('propose', 'propose'), ('support', 'support proposals'), ('comment', 'comment'), ('opine', 'add and answer statements'), ('vote', 'vote')], max_length=8, verbose_name='action')),
                ('verified_by', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('email', 'e-mail address'), ('invitation', 'invitation code'), ('census', 'population register'), ('in-person', 'in person')], max_length=16), blank=True, default=list, size=None, verbose_name='verified by')),
                ('where', models.CharField(choices=[('anywhere', 'people from anywhere'), ('here', 'people who live in the territory of the process'), ('chosen', 'people who live in the places chosen')], default='anywhere', max_length=8, verbose_name='where')),
                ('role', models.CharField(blank=True, choices=[('mandate', 'people who speak for an organisation'), ('editor', 'Editor'), ('section_editor', 'Section editor'), ('translator', 'Translator'), ('organiser', 'Organiser'), ('facilitator', 'Facilitator'), ('moderator', 'Moderator'), ('verifier', 'Verifier'), ('evaluator', 'Evaluator'), ('administrator', 'Administrator')], max_length=16, verbose_name='role')),
            ],
            options={
                'verbose_name': 'admission',
                'verbose_name_plural': 'admissions',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='admission',
            name='places',
            field=models.ManyToManyField(blank=True, related_name='+', to='people.territory', verbose_name='places'),
        ),
        migrations.AddField(
            model_name='admission',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='admissions', to='participation.round', verbose_name='round'),
        ),
        migrations.RunPython(keep_residents, migrations.RunPython.noop),
        # What was just written must be checked before its table is changed again.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='round',
            name='residents_only',
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='hiding_states_its_reasons',
        ),
        migrations.RemoveConstraint(
            model_name='proposal',
            name='only_a_draft_is_unpublished',
        ),
        migrations.RemoveConstraint(
            model_name='proposal',
            name='proposal_is_withdrawn_with_a_reason',
        ),
        migrations.AddField(
            model_name='round',
            name='premoderated',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('proposals', 'proposals'), ('comments', 'comments'), ('statements', 'statements')], max_length=12), blank=True, default=list, size=None, verbose_name='read by a moderator first'),
        ),
        migrations.AddField(
            model_name='round',
            name='supports_mode',
            field=models.CharField(choices=[('on', 'people may support, and everybody sees the number'), ('sealed', 'people may support; the number is shown when the round has closed'), ('blocked', 'the number is shown, nobody may support any more'), ('hidden', 'there are no supports to be seen')], default='on', max_length=8, verbose_name='supports'),
        ),
        migrations.AlterField(
            model_name='case',
            name='status',
            field=models.CharField(choices=[('open', 'waiting'), ('held', 'to be let in'), ('kept', 'seen, stays'), ('hidden', 'hidden'), ('appealed', 'appealed'), ('erased', 'erased')], default='open', max_length=8, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='comment',
            name='status',
            field=models.CharField(choices=[('visible', 'visible'), ('waiting', 'waiting for a moderator'), ('refused', 'not let in by a moderator'), ('removed', 'removed by its author'), ('hidden', 'hidden by a moderator'), ('erased', 'erased by law')], default='visible', max_length=8, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='kind',
            field=models.CharField(choices=[('hide', 'hidden'), ('erase', 'erased by law'), ('keep', 'stays'), ('restore', 'shown again'), ('admit', 'let in'), ('refuse', 'not let in')], max_length=8, verbose_name='decision'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='status',
            field=django_fsm.FSMField(choices=[('draft', 'draft'), ('waiting', 'waiting for a moderator'), ('refused', 'not let in by a moderator'), ('published', 'published'), ('withdrawn', 'withdrawn'), ('hidden', 'hidden'), ('erased', 'erased by law')], default='draft', max_length=50, protected=True, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='status',
            field=models.CharField(choices=[('visible', 'visible'), ('waiting', 'waiting for a moderator'), ('refused', 'not let in by a moderator'), ('hidden', 'hidden by a moderator'), ('erased', 'erased by law')], default='visible', max_length=8),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['hide', 'erase', 'refuse']), _negated=True), models.Q(models.Q(('reason', ''), _negated=True), models.Q(('ground', ''), _negated=True), models.Q(('clause', ''), _negated=True), models.Q(('facts', ''), _negated=True)), _connector='OR'), name='hiding_states_its_reasons', violation_error_message='Give the reason, the rule and the facts.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('status__in', ['draft', 'waiting', 'refused', 'erased']), ('version', 0)), models.Q(models.Q(('status__in', ['draft', 'waiting', 'refused']), _negated=True), ('published_at__isnull', False), ('version__gt', 0)), _connector='OR'), name='only_a_draft_is_unpublished'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), ('withdrawn_at__isnull', False), models.Q(('withdrawal_reason', ''), _negated=True)), ('status__in', ['hidden', 'erased']), models.Q(('status__in', ['draft', 'waiting', 'refused', 'published']), ('withdrawn_at', None)), _connector='OR'), name='proposal_is_withdrawn_with_a_reason', violation_error_message='Say why you withdraw it.'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('premoderated__contained_by', ['proposals', 'comments', 'statements'])), name='a_round_premoderates_what_people_write'),
        ),
        migrations.AddConstraint(
            model_name='admission',
            constraint=models.UniqueConstraint(fields=('round', 'action'), name='one_admission_per_action_and_round', violation_error_message='This is decided for this action already.'),
        ),
        migrations.AddConstraint(
            model_name='admission',
            constraint=models.CheckConstraint(condition=models.Q(('action__in', ['propose', 'support', 'comment', 'opine', 'vote'])), name='an_admission_is_to_an_action'),
        ),
        migrations.AddConstraint(
            model_name='admission',
            constraint=models.CheckConstraint(condition=models.Q(('role', ''), ('verified_by', []), ('where', 'anywhere'), _negated=True), name='an_admission_asks_for_something', violation_error_message='This asks for nothing.'),
        ),
        migrations.AddConstraint(
            model_name='admission',
            constraint=models.CheckConstraint(condition=models.Q(('verified_by__contained_by', ['invitation', 'census', 'in-person'])), name='an_admission_asks_for_known_verifications', violation_error_message='Nobody is verified in this way.'),
        ),
        migrations.RunSQL(FREEZE_RULES, [THAW_RULES, BEFORE]),
        migrations.RunSQL(FREEZE_ADMISSIONS, THAW_ADMISSIONS),
    ]
