import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0007_confirming"),
    ]

    operations = [
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
    ]
