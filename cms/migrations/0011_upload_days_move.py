from django.db import migrations

# What each person has sent is counted for the whole site, so it lives with the people.
MOVE = """
INSERT INTO people_uploadday (person_id, day, files, size)
SELECT person_id, day, files, size FROM cms_uploadday;
"""
BACK = """
INSERT INTO cms_uploadday (person_id, day, files, size)
SELECT person_id, day, files, size FROM people_uploadday;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("cms", "0010_people_without_an_address"),
        ("people", "0008_upload_days"),
    ]

    operations = [
        migrations.RunSQL(MOVE, BACK),
        migrations.DeleteModel(name='UploadDay'),
    ]
