import cms.countries
import cms.fields
import cms.models.media
import common.ids
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import django_fsm
import modelcluster.fields
import modelsearch.index
import people.fields
import taggit.managers
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models

from common.making_tables import CreateTogether


class Migration(migrations.Migration):

    initial = True

    # All of Wagtail first, though ours names little of it: each model there is makes each later change
    # of any dearer.
    dependencies = [
        ('people', '0002_guards'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('usersessions', '0001_initial'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailadmin', '0006_formstate'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailembeds', '0009_embed_cache_until'),
        ('wagtailforms', '0005_alter_formsubmission_form_data'),
        ('wagtailimages', '0027_image_description'),
        ('wagtailredirects', '0008_add_verbose_name_plural'),
        ('wagtailsearch', '0010_add_text_fields'),
        ('wagtailusers', '0015_userprofile_keyboard_shortcuts'),
    ]

    operations = [
        CreateTogether([
            migrations.CreateModel(
                name='EventIndexPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                ],
                options={
                    'verbose_name': 'event list',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='HomePage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('heading', models.CharField(max_length=120, verbose_name='heading')),
                    ('introduction', models.TextField(max_length=600, verbose_name='introduction')),
                    ('body', cms.fields.BodyField(blank=True, verbose_name='body')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                ],
                options={
                    'verbose_name': 'home page',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='LibraryIndexPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                ],
                options={
                    'verbose_name': 'library',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='NewsIndexPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                ],
                options={
                    'verbose_name': 'news list',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='ProjectPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('body', cms.fields.BodyField(verbose_name='body')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                ],
                options={
                    'verbose_name': 'project page',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='StandardPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('body', cms.fields.BodyField(verbose_name='body')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                ],
                options={
                    'verbose_name': 'standard page',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='SiteDocument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=255, verbose_name='title')),
                    ('file', models.FileField(upload_to=cms.models.media.document_path, verbose_name='file')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                    ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                    ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                    ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                    ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
                    ('first_page', models.FileField(blank=True, editable=False, upload_to=cms.models.media.first_page_path, verbose_name='first page')),
                    ('page_count', models.PositiveIntegerField(editable=False, null=True, verbose_name='pages')),
                    ('read_from', models.CharField(blank=True, editable=False, max_length=100)),
                    ('text', models.TextField(blank=True, editable=False, verbose_name='text')),
                    ('access', models.CharField(blank=True, choices=[('page', 'A page of this site says the same'), ('file', 'The file itself is accessible: headings, reading order, described pictures'), ('not_yet', 'Not yet: readers may ask for another form')], help_text='A page is better than a file: it fits a phone, a screen reader and a slow line. If it must be a PDF or an office document, say how people who cannot read it may.', max_length=8, verbose_name='can everybody read it?')),
                ],
                options={
                    'verbose_name': 'file',
                    'verbose_name_plural': 'files',
                    'permissions': [('choose_document', 'Can choose document')],
                    'abstract': False,
                },
                bases=(modelsearch.index.Indexed, models.Model),
            ),
            migrations.CreateModel(
                name='SiteImage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=255, verbose_name='title')),
                    ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                    ('description_fr', models.CharField(blank=True, default='', max_length=255, null=True, verbose_name='description')),
                    ('description_en', models.CharField(blank=True, default='', max_length=255, null=True, verbose_name='description')),
                    ('description_es', models.CharField(blank=True, default='', max_length=255, null=True, verbose_name='description')),
                    ('description_it', models.CharField(blank=True, default='', max_length=255, null=True, verbose_name='description')),
                    ('description_ar', models.CharField(blank=True, default='', max_length=255, null=True, verbose_name='description')),
                    ('width', models.IntegerField(editable=False, verbose_name='width')),
                    ('height', models.IntegerField(editable=False, verbose_name='height')),
                    ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                    ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                    ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                    ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                    ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                    ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                    ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                    ('file', cms.models.media.CleanImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                    ('credit', models.CharField(help_text='Who made it, and under which licence.', max_length=200, verbose_name='credit')),
                    ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                    ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                    ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
                    ('is_decorative', models.BooleanField(default=False, help_text='It says nothing that the text does not say. Screen readers pass over it.', verbose_name='decorative')),
                    ('holds_words', models.BooleanField(default=False, help_text='There is text in it, as on a poster or a chart. Say the same in the text of the page; whether the words stand out is measured where the focal area is.', verbose_name='holds words')),
                ],
                options={
                    'verbose_name': 'picture',
                    'verbose_name_plural': 'pictures',
                    'permissions': [('choose_image', 'Can choose image')],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('credit', ''), _negated=True), name='picture_has_credit', violation_error_message='Say who made the picture.'), models.CheckConstraint(condition=models.Q(models.Q(('description', ''), _negated=True), ('is_decorative', True), _connector='OR'), name='picture_has_alternative_text', violation_error_message='Say in words what the picture shows.')],
                },
                bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
            ),
            migrations.CreateModel(
                name='Freshness',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveBigIntegerField(default=1)),
                ],
                options={
                    'verbose_name': 'freshness',
                    'verbose_name_plural': 'freshness',
                    'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='freshness_is_one_row')],
                },
            ),
            migrations.CreateModel(
                name='SearchWord',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=60, unique=True)),
                    ('shown', models.CharField(max_length=60)),
                    ('grams', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), size=None)),
                ],
                options={
                    'verbose_name': 'word to suggest',
                    'verbose_name_plural': 'words to suggest',
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['grams'], name='search_grams')],
                },
            ),
            migrations.CreateModel(
                name='SearchEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('owner', models.CharField(max_length=80)),
                    ('thing', models.CharField(max_length=80)),
                    ('kind', models.CharField(choices=[('page', 'Pages'), ('news', 'News'), ('event', 'Events'), ('library', 'Library'), ('document', 'Files'), ('process', 'Processes'), ('proposal', 'Proposals'), ('service', 'Services')], max_length=12)),
                    ('language', models.CharField(choices=[('fr', 'French'), ('en', 'English'), ('es', 'Spanish'), ('it', 'Italian'), ('ar', 'Arabic')], max_length=8)),
                    ('title', models.CharField(max_length=300)),
                    ('text', models.TextField(blank=True)),
                    ('url', models.CharField(max_length=500)),
                    ('happened_on', models.DateField(blank=True, null=True)),
                    ('title_words', models.TextField(blank=True)),
                    ('words', models.TextField(blank=True)),
                    ('vector', models.GeneratedField(db_persist=True, expression=models.Case(models.When(models.Q(('language', 'fr')), then=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title_words', config='french', weight='A'), '||', django.contrib.postgres.search.SearchVector('words', config='french', weight='B'), django.contrib.postgres.search.SearchConfig('french'))), models.When(models.Q(('language', 'en')), then=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title_words', config='english', weight='A'), '||', django.contrib.postgres.search.SearchVector('words', config='english', weight='B'), django.contrib.postgres.search.SearchConfig('english'))), models.When(models.Q(('language', 'es')), then=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title_words', config='spanish', weight='A'), '||', django.contrib.postgres.search.SearchVector('words', config='spanish', weight='B'), django.contrib.postgres.search.SearchConfig('spanish'))), models.When(models.Q(('language', 'it')), then=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title_words', config='italian', weight='A'), '||', django.contrib.postgres.search.SearchVector('words', config='italian', weight='B'), django.contrib.postgres.search.SearchConfig('italian'))), default=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title_words', config='simple', weight='A'), '||', django.contrib.postgres.search.SearchVector('words', config='simple', weight='B'), django.contrib.postgres.search.SearchConfig('simple'))), output_field=django.contrib.postgres.search.SearchVectorField())),
                    ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.territory')),
                ],
                options={
                    'verbose_name': 'search entry',
                    'verbose_name_plural': 'search entries',
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['vector'], name='search_words'), models.Index(fields=['thing'], name='search_thing')],
                    'constraints': [models.UniqueConstraint(fields=('owner', 'thing', 'language'), name='one_entry_per_owner_thing_and_language')],
                },
            ),
            migrations.CreateModel(
                name='Theme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(help_text='Part of addresses, the same in every language.', unique=True, verbose_name='slug')),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('name_fr', models.CharField(max_length=80, null=True, verbose_name='name')),
                    ('name_en', models.CharField(max_length=80, null=True, verbose_name='name')),
                    ('name_es', models.CharField(max_length=80, null=True, verbose_name='name')),
                    ('name_it', models.CharField(max_length=80, null=True, verbose_name='name')),
                    ('name_ar', models.CharField(max_length=80, null=True, verbose_name='name')),
                ],
                options={
                    'verbose_name': 'theme',
                    'verbose_name_plural': 'themes',
                    'ordering': ['name', 'pk'],
                },
                bases=(modelsearch.index.Indexed, models.Model),
            ),
            migrations.CreateModel(
                name='SecondPersonTask',
                fields=[
                    ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ],
                options={
                    'verbose_name': 'review by a second person',
                    'verbose_name_plural': 'reviews by a second person',
                },
                bases=('wagtailcore.task',),
            ),
            migrations.CreateModel(
                name='TranslationCheckTask',
                fields=[
                    ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ],
                options={
                    'verbose_name': 'translation check',
                    'verbose_name_plural': 'translation checks',
                },
                bases=('wagtailcore.task',),
            ),
            migrations.CreateModel(
                name='CountryPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                    ('body', cms.fields.BodyField(blank=True, verbose_name='body')),
                    ('territory', models.ForeignKey(limit_choices_to={'kind': 'country'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.territory', verbose_name='country')),
                ],
                options={
                    'verbose_name': 'country section',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='GlossaryTerm',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('term', models.CharField(max_length=120, verbose_name='term')),
                    ('term_fr', models.CharField(max_length=120, null=True, verbose_name='term')),
                    ('term_en', models.CharField(max_length=120, null=True, verbose_name='term')),
                    ('term_es', models.CharField(max_length=120, null=True, verbose_name='term')),
                    ('term_it', models.CharField(max_length=120, null=True, verbose_name='term')),
                    ('term_ar', models.CharField(max_length=120, null=True, verbose_name='term')),
                    ('note', models.CharField(blank=True, help_text='What it means, and which words to avoid.', max_length=250, verbose_name='note for translators')),
                ],
                options={
                    'verbose_name': 'glossary term',
                    'verbose_name_plural': 'glossary',
                    'ordering': ['term'],
                    'constraints': [models.UniqueConstraint(fields=('term',), name='one_entry_per_term', violation_error_message='This term is already in the glossary.'), models.UniqueConstraint(fields=('term_fr',), name='one_entry_per_term-fr', violation_error_message='This term is already in the glossary.'), models.UniqueConstraint(fields=('term_en',), name='one_entry_per_term-en', violation_error_message='This term is already in the glossary.'), models.UniqueConstraint(fields=('term_es',), name='one_entry_per_term-es', violation_error_message='This term is already in the glossary.'), models.UniqueConstraint(fields=('term_it',), name='one_entry_per_term-it', violation_error_message='This term is already in the glossary.'), models.UniqueConstraint(fields=('term_ar',), name='one_entry_per_term-ar', violation_error_message='This term is already in the glossary.')],
                },
            ),
            migrations.CreateModel(
                name='PublishedWarnings',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('count', models.PositiveIntegerField(verbose_name='open warnings')),
                    ('findings', models.JSONField(default=list)),
                    ('checked_at', models.DateTimeField(auto_now=True)),
                    ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='published_warnings', to='wagtailcore.page')),
                    ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'open warnings',
                    'ordering': ['-count', 'page_id'],
                },
            ),
            migrations.CreateModel(
                name='BrokenLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('address', models.CharField(max_length=500, verbose_name='address')),
                    ('reason', models.CharField(choices=[('gone', 'it is not there any more'), ('draft', 'it is not published'), ('private', 'only some people may see it')], max_length=8, verbose_name='why')),
                    ('found_at', models.DateTimeField(auto_now_add=True)),
                    ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='broken_links', to='wagtailcore.page')),
                    ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page')),
                    ('title', models.CharField(blank=True, max_length=255, verbose_name='title')),
                ],
                options={
                    'verbose_name': 'broken link',
                    'ordering': ['page_id', 'address'],
                    'constraints': [models.UniqueConstraint(fields=('page', 'address'), name='a_broken_link_is_told_once')],
                },
            ),
            migrations.CreateModel(
                name='FaqPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                    ('body', cms.fields.BodyField(verbose_name='questions')),
                ],
                options={
                    'verbose_name': 'questions and answers',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='PartnerIndexPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                ],
                options={
                    'verbose_name': 'partner list',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='ContactMessage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                    ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                    ('subject', models.CharField(max_length=160, verbose_name='subject')),
                    ('text', models.TextField(max_length=5000, verbose_name='message')),
                    ('language', models.CharField(choices=[('fr', 'French'), ('en', 'English'), ('es', 'Spanish'), ('it', 'Italian'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('is_suspicious', models.BooleanField(default=False, help_text='It holds many addresses of other sites, and was not sent on by mail.', verbose_name='looks like advertising')),
                    ('received_at', models.DateTimeField(auto_now_add=True, verbose_name='received at')),
                ],
                options={
                    'verbose_name': 'message',
                    'verbose_name_plural': 'messages',
                    'ordering': ['-received_at', '-pk'],
                    'default_permissions': ('delete', 'view'),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('email', ''), _negated=True)), name='a_message_says_something')],
                },
            ),
            migrations.CreateModel(
                name='NewsPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('published_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='date')),
                    ('author_name', models.CharField(blank=True, max_length=120, verbose_name='author')),
                    ('body', cms.fields.BodyField(verbose_name='body')),
                    ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.territory', verbose_name='territory')),
                    ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.siteimage', verbose_name='picture')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                    ('related', cms.fields.BodyField(blank=True, help_text='Empty: the newest news of the same themes.', verbose_name='what to read next')),
                    ('themes', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='news', to='cms.theme', verbose_name='themes')),
                ],
                options={
                    'verbose_name': 'news',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='LabPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('body', cms.fields.BodyField(verbose_name='body')),
                    ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.siteimage', verbose_name='picture')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                ],
                options={
                    'verbose_name': 'lab page',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='EventPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('starts_at', cms.fields.SettledField(verbose_name='starts at')),
                    ('ends_at', cms.fields.SettledField(verbose_name='ends at')),
                    ('zone', models.CharField(choices=[('Africa/Algiers', 'Africa/Algiers'), ('Africa/Cairo', 'Africa/Cairo'), ('Africa/Casablanca', 'Africa/Casablanca'), ('Africa/Tripoli', 'Africa/Tripoli'), ('Africa/Tunis', 'Africa/Tunis'), ('Asia/Amman', 'Asia/Amman'), ('Asia/Beirut', 'Asia/Beirut'), ('Asia/Damascus', 'Asia/Damascus'), ('Asia/Gaza', 'Asia/Gaza'), ('Asia/Hebron', 'Asia/Hebron'), ('Asia/Jerusalem', 'Asia/Jerusalem'), ('Asia/Nicosia', 'Asia/Nicosia'), ('Europe/Athens', 'Europe/Athens'), ('Europe/Brussels', 'Europe/Brussels'), ('Europe/Istanbul', 'Europe/Istanbul'), ('Europe/Lisbon', 'Europe/Lisbon'), ('Europe/Ljubljana', 'Europe/Ljubljana'), ('Europe/London', 'Europe/London'), ('Europe/Madrid', 'Europe/Madrid'), ('Europe/Malta', 'Europe/Malta'), ('Europe/Paris', 'Europe/Paris'), ('Europe/Podgorica', 'Europe/Podgorica'), ('Europe/Rome', 'Europe/Rome'), ('Europe/Tirane', 'Europe/Tirane'), ('Europe/Zagreb', 'Europe/Zagreb'), ('UTC', 'UTC')], default='Europe/Paris', help_text='The clock on the wall where the event takes place.', max_length=40, verbose_name='time zone')),
                    ('mode', models.CharField(choices=[('in_person', 'In person'), ('online', 'Online'), ('hybrid', 'In person and online')], default='in_person', max_length=12, verbose_name='how')),
                    ('place', models.CharField(blank=True, max_length=160, verbose_name='place')),
                    ('latitude', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                    ('longitude', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                    ('online_address', models.URLField(blank=True, verbose_name='address of the online meeting')),
                    ('body', cms.fields.BodyField(verbose_name='body')),
                    ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.siteimage', verbose_name='picture')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                    ('agenda', cms.fields.BodyField(blank=True, default=list, verbose_name='agenda')),
                    ('capacity', models.PositiveIntegerField(blank=True, help_text='All of them. Empty: no limit.', null=True, verbose_name='places')),
                    ('ends_wall', people.fields.DerivedField(default='', editable=False, max_length=16)),
                    ('has_waiting_list', models.BooleanField(default=True, verbose_name='waiting list')),
                    ('last_ends_at', cms.fields.SettledField(editable=False, null=True, verbose_name='last ends at')),
                    ('minutes', cms.fields.BodyField(blank=True, default=list, verbose_name='minutes')),
                    ('outcomes', cms.fields.BodyField(blank=True, default=list, verbose_name='outcomes')),
                    ('questions', cms.fields.BodyField(blank=True, default=list, verbose_name='questions')),
                    ('registration_closes_at', models.DateTimeField(blank=True, help_text='Empty: when the event begins.', null=True, verbose_name='registration closes at')),
                    ('registration_opens_at', models.DateTimeField(blank=True, help_text='Empty: at once.', null=True, verbose_name='registration opens at')),
                    ('repeats', models.CharField(blank=True, choices=[('', 'once'), ('weekly', 'every week, on the same day')], default='', max_length=8, verbose_name='repeats')),
                    ('repeats_count', models.PositiveSmallIntegerField(blank=True, help_text='At most 104.', null=True, verbose_name='or so many times')),
                    ('repeats_until', models.DateField(blank=True, null=True, verbose_name='until this day')),
                    ('reserved', cms.fields.BodyField(blank=True, default=list, verbose_name='places kept for groups')),
                    ('starts_wall', people.fields.DerivedField(default='', editable=False, max_length=16)),
                    ('takes_registrations', models.BooleanField(default=False, verbose_name='people register')),
                    ('territory', models.ForeignKey(blank=True, help_text='Organisers of this territory see who registered.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.territory', verbose_name='territory')),
                    ('which_hour', models.CharField(blank=True, choices=[('', 'the clock shows it once'), ('first', 'the first time the clock shows it'), ('second', 'the second time the clock shows it')], default='', help_text='Only for a night in autumn when the clock shows the same hour twice.', max_length=6, verbose_name='which of the two hours')),
                ],
                options={
                    'verbose_name': 'event',
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='event_ends_after_it_starts', violation_error_message='The event must end after it starts.'), models.CheckConstraint(condition=models.Q(('repeats_count', None), ('repeats_count__range', (1, 104)), _connector='OR'), name='event_repeats_a_known_number_of_times', violation_error_message='An event repeats 1 to 104 times.'), models.CheckConstraint(condition=models.Q(('registration_opens_at', None), ('registration_closes_at', None), ('registration_closes_at__gt', models.F('registration_opens_at')), _connector='OR'), name='event_registration_closes_after_it_opens', violation_error_message='Registration must close after it opens.')],
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='SiteRendition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('filter_spec', models.CharField(db_index=True, max_length=255)),
                    ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                    ('width', models.IntegerField(editable=False)),
                    ('height', models.IntegerField(editable=False)),
                    ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                    ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='cms.siteimage')),
                ],
                options={
                    'unique_together': {('image', 'filter_spec', 'focal_point_key')},
                },
                bases=(wagtail.images.models.ImageFileMixin, models.Model),
            ),
            migrations.CreateModel(
                name='Partner',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=160, verbose_name='name')),
                    ('name_fr', models.CharField(max_length=160, null=True, verbose_name='name')),
                    ('name_en', models.CharField(max_length=160, null=True, verbose_name='name')),
                    ('name_es', models.CharField(max_length=160, null=True, verbose_name='name')),
                    ('name_it', models.CharField(max_length=160, null=True, verbose_name='name')),
                    ('name_ar', models.CharField(max_length=160, null=True, verbose_name='name')),
                    ('kind', models.CharField(choices=[('authority', 'Public authority'), ('enterprise', 'Co-operative or social enterprise'), ('association', 'Association'), ('research', 'University or research centre'), ('network', 'Network'), ('funder', 'Funder')], max_length=16, verbose_name='kind')),
                    ('country', models.CharField(choices=cms.countries.country_choices, max_length=2, verbose_name='country')),
                    ('city', models.CharField(max_length=80, verbose_name='city')),
                    ('city_fr', models.CharField(max_length=80, null=True, verbose_name='city')),
                    ('city_en', models.CharField(max_length=80, null=True, verbose_name='city')),
                    ('city_es', models.CharField(max_length=80, null=True, verbose_name='city')),
                    ('city_it', models.CharField(max_length=80, null=True, verbose_name='city')),
                    ('city_ar', models.CharField(max_length=80, null=True, verbose_name='city')),
                    ('role', models.CharField(blank=True, max_length=160, verbose_name='role in the project')),
                    ('role_fr', models.CharField(blank=True, max_length=160, null=True, verbose_name='role in the project')),
                    ('role_en', models.CharField(blank=True, max_length=160, null=True, verbose_name='role in the project')),
                    ('role_es', models.CharField(blank=True, max_length=160, null=True, verbose_name='role in the project')),
                    ('role_it', models.CharField(blank=True, max_length=160, null=True, verbose_name='role in the project')),
                    ('role_ar', models.CharField(blank=True, max_length=160, null=True, verbose_name='role in the project')),
                    ('website', models.URLField(blank=True, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])], verbose_name='website')),
                    ('latitude', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                    ('longitude', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                    ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.siteimage', verbose_name='logo')),
                    ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.territory', verbose_name='territory')),
                ],
                options={
                    'verbose_name': 'partner',
                    'verbose_name_plural': 'partners',
                    'ordering': ['country', 'name', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__isnull', False), ('longitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), _connector='OR'), name='a_partner_lies_on_earth', violation_error_message='Give a latitude and a longitude on Earth, or neither.'), models.CheckConstraint(condition=models.Q(('website', ''), ('website__iregex', '^https?://'), _connector='OR'), name='a_partners_website_is_on_the_web', violation_error_message='The address must begin with https:// or http://.')],
                },
                bases=(modelsearch.index.Indexed, models.Model),
            ),
            migrations.CreateModel(
                name='LibraryItem',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and to search engines.', max_length=300, verbose_name='summary')),
                    ('kind', models.CharField(choices=[('deliverable', 'Deliverable'), ('document', 'Document'), ('video', 'Video')], default='document', max_length=12, verbose_name='kind')),
                    ('form', models.CharField(blank=True, choices=[('brief', 'Policy brief'), ('toolkit', 'Toolkit'), ('report', 'Report'), ('study', 'Study'), ('training', 'Training')], max_length=12, verbose_name='form')),
                    ('authors', models.CharField(blank=True, help_text='Apart by semicolons. People as “Family name, given name”.', max_length=250, verbose_name='authors')),
                    ('published_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='date')),
                    ('licence', models.CharField(blank=True, choices=[('CC BY 4.0', 'CC BY 4.0'), ('CC BY-SA 4.0', 'CC BY-SA 4.0'), ('CC BY-NC 4.0', 'CC BY-NC 4.0'), ('CC BY-NC-SA 4.0', 'CC BY-NC-SA 4.0'), ('CC BY-ND 4.0', 'CC BY-ND 4.0'), ('CC0 1.0', 'CC0 1.0')], max_length=80, verbose_name='licence')),
                    ('body', cms.fields.BodyField(blank=True, verbose_name='body')),
                    ('files', cms.fields.BodyField(blank=True, verbose_name='files')),
                    ('captions', cms.fields.BodyField(blank=True, verbose_name='captions')),
                    ('transcript', models.TextField(blank=True, verbose_name='transcript')),
                    ('why_no_transcript', models.CharField(blank=True, max_length=250, verbose_name='why captions or the transcript are missing')),
                    ('video', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cms.sitedocument', verbose_name='video')),
                    ('preview', models.ForeignKey(blank=True, help_text='The first page, or a still of the video.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.siteimage', verbose_name='preview')),
                    ('all_languages', models.BooleanField(default=False, help_text='It is published only when it is translated into every language.', verbose_name='for all languages')),
                    ('country', models.CharField(blank=True, choices=cms.countries.country_choices, max_length=2, verbose_name='country')),
                    ('doi', models.CharField(blank=True, max_length=120, validators=[django.core.validators.RegexValidator('^10\\.\\d{4,9}/[^\\s\\"<>\\\\{}]+$', 'A DOI looks like 10.1234/abc.')], verbose_name='DOI')),
                    ('output', models.CharField(blank=True, help_text='The output of the project it belongs to, such as “Output 3.1”.', max_length=120, verbose_name='output')),
                    ('partners', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='cms.partner', verbose_name='partners')),
                    ('reference', models.CharField(blank=True, max_length=120, verbose_name='reference')),
                    ('themes', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='cms.theme', verbose_name='themes')),
                    ('version', models.CharField(blank=True, max_length=20, verbose_name='version')),
                    ('versions', cms.fields.BodyField(blank=True, verbose_name='earlier versions')),
                    ('video_address', models.URLField(blank=True, help_text='Nothing is fetched from there before a reader asks for it.', verbose_name='or its address on another host')),
                ],
                options={
                    'verbose_name': 'library item',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'video'), _negated=True), models.Q(('transcript', ''), _negated=True), models.Q(('why_no_transcript', ''), _negated=True), _connector='OR'), name='a_video_has_words_or_a_reason', violation_error_message='Give the transcript of the video, or say why there is none.')],
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='Occurrence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('zone', models.CharField(choices=[('Africa/Algiers', 'Africa/Algiers'), ('Africa/Cairo', 'Africa/Cairo'), ('Africa/Casablanca', 'Africa/Casablanca'), ('Africa/Tripoli', 'Africa/Tripoli'), ('Africa/Tunis', 'Africa/Tunis'), ('Asia/Amman', 'Asia/Amman'), ('Asia/Beirut', 'Asia/Beirut'), ('Asia/Damascus', 'Asia/Damascus'), ('Asia/Gaza', 'Asia/Gaza'), ('Asia/Hebron', 'Asia/Hebron'), ('Asia/Jerusalem', 'Asia/Jerusalem'), ('Asia/Nicosia', 'Asia/Nicosia'), ('Europe/Athens', 'Europe/Athens'), ('Europe/Brussels', 'Europe/Brussels'), ('Europe/Istanbul', 'Europe/Istanbul'), ('Europe/Lisbon', 'Europe/Lisbon'), ('Europe/Ljubljana', 'Europe/Ljubljana'), ('Europe/London', 'Europe/London'), ('Europe/Madrid', 'Europe/Madrid'), ('Europe/Malta', 'Europe/Malta'), ('Europe/Paris', 'Europe/Paris'), ('Europe/Podgorica', 'Europe/Podgorica'), ('Europe/Rome', 'Europe/Rome'), ('Europe/Tirane', 'Europe/Tirane'), ('Europe/Zagreb', 'Europe/Zagreb'), ('UTC', 'UTC')], default='Europe/Paris', help_text='The clock on the wall where the event takes place.', max_length=40, verbose_name='time zone')),
                    ('starts_wall', people.fields.DerivedField(default='', editable=False, max_length=16)),
                    ('ends_wall', people.fields.DerivedField(default='', editable=False, max_length=16)),
                    ('which_hour', models.CharField(blank=True, choices=[('', 'the clock shows it once'), ('first', 'the first time the clock shows it'), ('second', 'the second time the clock shows it')], default='', help_text='Only for a night in autumn when the clock shows the same hour twice.', max_length=6, verbose_name='which of the two hours')),
                    ('starts_at', cms.fields.SettledField(verbose_name='starts at')),
                    ('ends_at', cms.fields.SettledField(verbose_name='ends at')),
                    ('number', models.PositiveSmallIntegerField(default=0, verbose_name='number')),
                    ('sequence', models.PositiveIntegerField(default=0, verbose_name='times it was moved')),
                    ('registered_count', models.PositiveIntegerField(default=0, verbose_name='registered')),
                    ('waiting_count', models.PositiveIntegerField(default=0, verbose_name='waiting')),
                    ('checked_in_count', models.PositiveIntegerField(default=0, verbose_name='checked in')),
                    ('attendance', models.PositiveIntegerField(null=True, verbose_name='attendance, counted otherwise')),
                    ('attendance_reason', models.CharField(blank=True, max_length=200, verbose_name='how it was counted')),
                    ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='occurrences', to='cms.eventpage', verbose_name='event')),
                ],
                options={
                    'verbose_name': 'date of an event',
                    'verbose_name_plural': 'dates of events',
                    'ordering': ['starts_at', 'pk'],
                    'indexes': [models.Index(fields=['ends_at'], name='occurrence_by_end')],
                    'constraints': [models.UniqueConstraint(fields=('event', 'number'), name='a_date_has_its_number'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_date_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('attendance', None), ('attendance_reason', '')), models.Q(('attendance__isnull', False), models.Q(('attendance_reason', ''), _negated=True)), _connector='OR'), name='a_counted_attendance_has_a_reason', violation_error_message='Say how it was counted.'), models.CheckConstraint(condition=models.Q(('checked_in_count__lte', models.F('registered_count'))), name='nobody_is_checked_in_unregistered')],
                },
            ),
            migrations.CreateModel(
                name='Places',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(blank=True, max_length=80, verbose_name='group')),
                    ('code', models.CharField(blank=True, max_length=40, verbose_name='code')),
                    ('capacity', models.PositiveIntegerField(null=True, verbose_name='places')),
                    ('taken', models.PositiveIntegerField(default=0, verbose_name='taken')),
                    ('occurrence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='cms.occurrence')),
                ],
                options={
                    'verbose_name': 'places',
                    'verbose_name_plural': 'places',
                    'ordering': ['occurrence', 'name', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('occurrence', 'name'), name='a_group_has_its_places_once'), models.CheckConstraint(condition=models.Q(('capacity', None), ('taken__lte', models.F('capacity')), _connector='OR'), name='never_more_people_than_places', violation_error_message='There are not so many places.'), models.CheckConstraint(condition=models.Q(models.Q(('code', ''), ('name', '')), models.Q(models.Q(('name', ''), _negated=True), models.Q(('code', ''), _negated=True)), _connector='OR'), name='a_group_comes_by_its_code')],
                },
            ),
            migrations.CreateModel(
                name='Registration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                    ('language', models.CharField(choices=[('fr', 'French'), ('en', 'English'), ('es', 'Spanish'), ('it', 'Italian'), ('ar', 'Arabic')], max_length=2, verbose_name='language')),
                    ('answers', models.JSONField(blank=True, default=list, verbose_name='answers')),
                    ('state', django_fsm.FSMField(choices=[('waiting', 'on the waiting list'), ('registered', 'registered'), ('cancelled', 'cancelled')], default='waiting', max_length=50, protected=True, verbose_name='state')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='registered at')),
                    ('cancelled_at', models.DateTimeField(null=True, verbose_name='cancelled at')),
                    ('reminded_at', models.DateTimeField(null=True, verbose_name='reminded at')),
                    ('checked_in_at', models.DateTimeField(null=True, verbose_name='checked in at')),
                    ('ticket_token', models.CharField(default=common.ids.new_secret, editable=False, max_length=43, unique=True)),
                    ('cancel_token', models.CharField(default=common.ids.new_secret, editable=False, max_length=43, unique=True)),
                    ('checked_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked in by')),
                    ('occurrence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='cms.occurrence')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='event_registrations', to=settings.AUTH_USER_MODEL)),
                    ('places', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='cms.places')),
                    ('wanted', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='wishes', to='cms.places')),
                ],
                options={
                    'verbose_name': 'registration',
                    'verbose_name_plural': 'registrations',
                    'ordering': ['name', 'pk'],
                    'indexes': [models.Index(fields=['occurrence', 'state', 'created_at'], name='registration_queue')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('places__isnull', False), ('state', 'registered')), models.Q(('places', None), ('state__in', ['waiting', 'cancelled'])), _connector='OR'), name='whoever_is_registered_has_a_place'), models.CheckConstraint(condition=models.Q(('checked_in_at', None), ('state', 'registered'), _connector='OR'), name='only_the_registered_are_checked_in'), models.UniqueConstraint(models.F('occurrence'), django.db.models.functions.text.Lower('email'), condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('email', ''), _negated=True)), name='one_registration_per_address_and_date', violation_error_message='This address is registered already.')],
                },
            ),
        ]),
    ]
