import common.ids
import common.sorting
import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import people.fields
import people.names
from django.conf import settings
from django.db import migrations, models

from common.making_tables import CreateTogether


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        CreateTogether([
            migrations.CreateModel(
                name='CacheEntry',
                fields=[
                    ('cache_key', models.CharField(max_length=255, primary_key=True, serialize=False)),
                    ('value', models.TextField()),
                    ('expires', models.DateTimeField(db_index=True)),
                ],
                options={
                    'db_table': 'people_cache',
                },
            ),
            migrations.CreateModel(
                name='Territory',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('country', 'country'), ('region', 'region'), ('municipality', 'municipality')], max_length=16, verbose_name='kind')),
                    ('slug', models.SlugField(unique=True, verbose_name='slug')),
                    ('path', people.fields.DerivedField(editable=False, max_length=160, unique=True)),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                    ('name_fr', models.CharField(max_length=120, null=True, verbose_name='name')),
                    ('name_en', models.CharField(max_length=120, null=True, verbose_name='name')),
                    ('name_es', models.CharField(max_length=120, null=True, verbose_name='name')),
                    ('name_it', models.CharField(max_length=120, null=True, verbose_name='name')),
                    ('name_ar', models.CharField(max_length=120, null=True, verbose_name='name')),
                    ('latitude', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                    ('longitude', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='people.territory', verbose_name='part of')),
                ],
                options={
                    'verbose_name': 'territory',
                    'verbose_name_plural': 'territories',
                    'ordering': [common.sorting.Folded('name'), 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'country'), ('parent', None), ('path__regex', '^[^/]+/$')), models.Q(('kind', 'region'), ('parent__isnull', False), ('path__regex', '^[^/]+/[^/]+/$')), models.Q(('kind', 'municipality'), ('parent__isnull', False), ('path__regex', '^([^/]+/){3}$')), _connector='OR'), name='a_territory_stands_at_the_depth_of_its_kind', violation_error_message='A region lies in a country, a municipality in a region.'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('latitude__range', (-90, 90)), _connector='OR'), models.Q(('longitude', None), ('longitude__range', (-180, 180)), _connector='OR')), name='a_territory_lies_on_earth', violation_error_message='These are not coordinates on Earth.')],
                },
            ),
            migrations.CreateModel(
                name='AuditSeal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('last', models.PositiveBigIntegerField(unique=True)),
                    ('count', models.PositiveIntegerField()),
                    ('previous', models.CharField(blank=True, max_length=64)),
                    ('digest', models.CharField(max_length=64)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'audit seal',
                    'verbose_name_plural': 'audit seals',
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                    ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                    ('email', models.EmailField(error_messages={'unique': 'There is already an account with this address.'}, max_length=254, unique=True, verbose_name='e-mail address')),
                    ('pseudonym', people.fields.PublicNameColumn(max_length=40, validators=[people.names.validate_public_name], verbose_name='public name')),
                    ('pseudonym_look', people.fields.DerivedField(editable=False, max_length=320)),
                    ('language', models.CharField(choices=[('fr', 'French'), ('en', 'English'), ('es', 'Spanish'), ('it', 'Italian'), ('ar', 'Arabic')], default='fr', max_length=2, verbose_name='language')),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                    ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='people.territory', verbose_name='territory')),
                    ('erased_at', models.DateTimeField(editable=False, null=True, verbose_name='erased at')),
                    ('warned_at', models.DateTimeField(editable=False, null=True, verbose_name='warned at')),
                    ('warnings', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='warnings')),
                ],
                options={
                    'verbose_name': 'person',
                    'verbose_name_plural': 'people',
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='one_account_per_email_address', violation_error_message='There is already an account with this address.'), models.UniqueConstraint(fields=('pseudonym_look',), name='one_person_per_public_name', violation_error_message='Somebody already has this name, or one that looks like it.'), models.CheckConstraint(condition=models.Q(models.Q(('pseudonym', ''), _negated=True), models.Q(('pseudonym__regex', '[\\u0001-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]'), _negated=True)), name='a_public_name_can_be_seen', violation_error_message='This name has characters nobody can see.'), models.CheckConstraint(condition=models.Q(('erased_at', None), models.Q(('email__endswith', '@erased.invalid'), ('is_active', False), ('is_staff', False), ('is_superuser', False), ('pseudonym__startswith', '~'), ('territory', None)), _connector='OR'), name='nothing_is_known_of_the_erased')],
                },
            ),
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, unique=True, validators=[django.core.validators.RegexValidator('[\\u0001-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]', 'This name has characters nobody can see.', inverse_match=True)], verbose_name='name')),
                    ('kind', models.CharField(choices=[('association', 'association'), ('cooperative', 'cooperative'), ('public-body', 'public body'), ('enterprise', 'social enterprise'), ('university', 'university'), ('informal-group', 'informal group')], max_length=16, verbose_name='kind')),
                    ('website', models.URLField(blank=True, verbose_name='website')),
                    ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='people.territory', verbose_name='territory')),
                    ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='organisations_asked', to=settings.AUTH_USER_MODEL, verbose_name='asked for by')),
                    ('asked_why', models.TextField(blank=True, max_length=2000, verbose_name='why')),
                    ('checked_at', models.DateTimeField(blank=True, null=True, verbose_name='checked at')),
                    ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked by')),
                    ('evidence', models.TextField(blank=True, max_length=2000, verbose_name='evidence')),
                    ('name_key', people.fields.DerivedField(editable=False, error_messages={'unique': 'There is already an organisation of this name.'}, max_length=240, unique=True)),
                    ('status', models.CharField(choices=[('asked', 'not verified yet'), ('verified', 'verified'), ('refused', 'not verified')], default='asked', max_length=8, verbose_name='status')),
                    ('name_look', people.fields.DerivedField(editable=False, error_messages={'unique': 'There is already an organisation of this name.'}, max_length=240, unique=True)),
                ],
                options={
                    'verbose_name': 'organisation',
                    'verbose_name_plural': 'organisations',
                    'ordering': ['name_key'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('checked_at', None), ('status', 'asked')), models.Q(models.Q(('status', 'asked'), _negated=True), ('checked_at__isnull', False), models.Q(('evidence', ''), _negated=True)), _connector='OR'), name='an_organisation_is_checked_on_evidence', violation_error_message='Say what it rests on.')],
                },
            ),
            migrations.CreateModel(
                name='Verification',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('email', 'e-mail address'), ('invitation', 'invitation code'), ('census', 'population register'), ('in-person', 'in person')], max_length=16, verbose_name='kind')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='verifications_made', to=settings.AUTH_USER_MODEL, verbose_name='verified by')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verifications', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                    ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.territory', verbose_name='territory')),
                    ('ended_for', models.CharField(blank=True, max_length=300, verbose_name='why it ended')),
                    ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='ends at')),
                ],
                options={
                    'verbose_name': 'verification',
                    'verbose_name_plural': 'verifications',
                    'ordering': ['-at', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('person', 'kind', 'territory'), name='one_verification_per_person_kind_and_territory', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'in-person'), _negated=True), ('by__isnull', False), _connector='OR'), name='somebody_verifies_in_person', violation_error_message='Say who met this person.'), models.CheckConstraint(condition=models.Q(('by', None), models.Q(('by', models.F('person')), _negated=True), _connector='OR'), name='nobody_verifies_themselves', violation_error_message='Nobody can verify themselves.'), models.CheckConstraint(condition=models.Q(('ended_for', ''), ('ends_at__isnull', False), _connector='OR'), name='what_was_ended_has_ended')],
                },
            ),
            migrations.CreateModel(
                name='AuditEvent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.CharField(max_length=64, verbose_name='action')),
                    ('target', models.CharField(blank=True, max_length=200, verbose_name='what')),
                    ('network', models.CharField(blank=True, max_length=43, verbose_name='from where')),
                    ('detail', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='detail')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='when')),
                    ('actor', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ],
                options={
                    'verbose_name': 'audit event',
                    'verbose_name_plural': 'audit events',
                    'ordering': ['-pk'],
                    'indexes': [models.Index(fields=['action', '-id'], name='audit_by_action'), models.Index(fields=['actor', '-id'], name='audit_by_actor')],
                },
            ),
            migrations.CreateModel(
                name='MailChoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('when', models.CharField(choices=[('none', 'never'), ('at_once', 'at once'), ('daily', 'one mail a day, answers to you at once'), ('weekly', 'one mail a week, answers to you at once')], default='daily', max_length=8, verbose_name='when')),
                    ('digest_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='last digest')),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mail_choice', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ],
                options={
                    'verbose_name': 'choice of mails',
                    'verbose_name_plural': 'choices of mails',
                },
            ),
            migrations.CreateModel(
                name='Follow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('thing', models.CharField(max_length=60, verbose_name='what')),
                    ('since', models.DateTimeField(auto_now_add=True, verbose_name='since')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                    ('volume', models.CharField(choices=[('all', 'Everything that happens here'), ('answers', 'Only answers to me, and where I am named'), ('muted', 'Nothing of this conversation')], default='all', max_length=8, verbose_name='how much')),
                ],
                options={
                    'verbose_name': 'follow',
                    'verbose_name_plural': 'follows',
                    'ordering': ['-pk'],
                    'indexes': [models.Index(fields=['thing', 'person'], name='follow_by_thing')],
                    'constraints': [models.UniqueConstraint(fields=('person', 'thing'), name='one_follow_per_thing'), models.CheckConstraint(condition=models.Q(('volume__in', ['all', 'answers', 'muted'])), name='follow_has_a_known_volume', violation_error_message='Choose how much you want to hear.')],
                },
            ),
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=120, verbose_name='key')),
                    ('kind', models.CharField(max_length=40, verbose_name='kind')),
                    ('thing', models.CharField(max_length=60, verbose_name='what')),
                    ('url', models.CharField(max_length=500, verbose_name='address')),
                    ('names', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='names')),
                    ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                    ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='read at')),
                    ('mailed_at', models.DateTimeField(blank=True, null=True, verbose_name='mailed at')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ],
                options={
                    'verbose_name': 'notice',
                    'verbose_name_plural': 'notices',
                    'ordering': ['-pk'],
                    'indexes': [models.Index(fields=['person', '-id'], name='notice_of_person'), models.Index(condition=models.Q(('mailed_at', None)), fields=['person'], name='notice_to_mail')],
                    'constraints': [models.UniqueConstraint(fields=('person', 'key'), name='never_told_twice')],
                },
            ),
            migrations.CreateModel(
                name='Export',
                fields=[
                    ('id', models.UUIDField(default=common.ids.new_uuid, editable=False, primary_key=True, serialize=False)),
                    ('asked_at', models.DateTimeField(verbose_name='asked at')),
                    ('made_at', models.DateTimeField(null=True, verbose_name='made at')),
                    ('expires_at', models.DateTimeField(verbose_name='expires at')),
                    ('data', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True, verbose_name='data')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exports', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ],
                options={
                    'verbose_name': 'export of my data',
                    'verbose_name_plural': 'exports of my data',
                    'ordering': ['-asked_at', 'pk'],
                    'indexes': [models.Index(fields=['expires_at'], name='export_expires')],
                },
            ),
            migrations.CreateModel(
                name='AssistedSession',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(max_length=300, verbose_name='reason')),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='started at')),
                    ('ends_at', models.DateTimeField(verbose_name='ends at')),
                    ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assisted_sessions', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                    ('verifier', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assisted_sessions_led', to=settings.AUTH_USER_MODEL, verbose_name='verifier')),
                ],
                options={
                    'verbose_name': 'assisted session',
                    'verbose_name_plural': 'assisted sessions',
                    'ordering': ['-started_at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='assistance_has_a_reason', violation_error_message='Say why this person needs help.'), models.CheckConstraint(condition=models.Q(('verifier', None), models.Q(('verifier', models.F('person')), _negated=True), _connector='OR'), name='nobody_assists_themselves'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('verifier',), name='one_assisted_session_at_a_time', violation_error_message='End the other assisted session first.')],
                },
            ),
            migrations.CreateModel(
                name='Census',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                    ('salt', models.CharField(editable=False, max_length=64)),
                    ('loaded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='loaded at')),
                    ('loaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='loaded by')),
                    ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.territory', verbose_name='territory')),
                ],
                options={
                    'verbose_name': 'population register',
                    'verbose_name_plural': 'population registers',
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='CodeList',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('purpose', models.CharField(max_length=120, verbose_name='what they are for')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made at')),
                    ('expires_at', models.DateTimeField(verbose_name='works until')),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                    ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.territory', verbose_name='territory')),
                ],
                options={
                    'verbose_name': 'list of invitation codes',
                    'verbose_name_plural': 'lists of invitation codes',
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='UploadDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField(verbose_name='day')),
                    ('files', models.PositiveIntegerField(default=0, verbose_name='files')),
                    ('size', models.PositiveBigIntegerField(default=0, verbose_name='bytes')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ],
                options={
                    'verbose_name': 'files of a day',
                    'verbose_name_plural': 'files by day',
                    'constraints': [models.UniqueConstraint(fields=('person', 'day'), name='one_upload_count_a_person_and_day')],
                },
            ),
            migrations.CreateModel(
                name='Mandate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('scope', models.CharField(choices=[('everything', 'everything'), ('proposals', 'proposals'), ('comments', 'comments'), ('lab', 'co-production')], default='everything', max_length=16, verbose_name='scope')),
                    ('starts_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='starts at')),
                    ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='ends at')),
                    ('evidence', models.TextField(max_length=2000, verbose_name='evidence')),
                    ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='revoked at')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mandates', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mandates', to='people.organisation', verbose_name='organisation')),
                    ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='given by')),
                ],
                options={
                    'verbose_name': 'mandate',
                    'verbose_name_plural': 'mandates',
                    'ordering': ['-starts_at', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at', None), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='a_mandate_ends_after_it_starts', violation_error_message='A mandate must end after it starts.'), models.CheckConstraint(condition=models.Q(('evidence', ''), _negated=True), name='a_mandate_rests_on_evidence', violation_error_message='Say what the mandate rests on.')],
                },
            ),
            migrations.CreateModel(
                name='InvitationCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('used_at', models.DateTimeField(null=True, verbose_name='used at')),
                    ('list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='people.codelist')),
                ],
                options={
                    'verbose_name': 'invitation code',
                    'verbose_name_plural': 'invitation codes',
                },
            ),
            migrations.CreateModel(
                name='CensusEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(max_length=64)),
                    ('claimed_at', models.DateTimeField(null=True, verbose_name='used at')),
                    ('census', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='people.census')),
                ],
                options={
                    'verbose_name': 'entry of a population register',
                    'verbose_name_plural': 'entries of population registers',
                    'constraints': [models.UniqueConstraint(fields=('census', 'digest'), name='one_entry_per_census')],
                },
            ),
        ]),
    ]
