"""Production does not start half configured, and says what is missing (V13-01, V13-07, REL-27)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

from config import readiness
from config.database import guarded
from config.refusals import objections, refuse, refuse_on_a_production_machine

KEY = "kJ3vQx9TzR7bWm2LpHs5YdNc8FgUa4EiXo6qZtVwBy1CjDrGnK"
GOOD = {
    "DEBUG": False,
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": ["noria.example"],
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "REDIS_URL": "",
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_USE_TLS": True,
    "EMAIL_USE_SSL": False,
    "NORIA_DEMO": False,
    "INSTALLED_APPS": ["common"],
    "WAGTAILADMIN_BASE_URL": "https://noria.example",
}
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "noria.example",
    "BASE_URL": "https://noria.example",
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none",
}


def test_whole_settings_are_accepted():
    assert objections(GOOD, processes=1) == []
    assert objections({**GOOD, "REDIS_URL": "redis://localhost"}, processes=4) == []
    assert objections({**GOOD, "EMAIL_USE_TLS": False, "EMAIL_USE_SSL": True}, processes=1) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"DEBUG": True}, "DEBUG"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 80}, "SECRET_KEY"),
        ({"SECRET_KEY": KEY[:30]}, "SECRET_KEY"),
        ({"SECRET_KEY": f"django-insecure-{KEY}"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": []}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["noria.example", "*"]}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": [".example"]}, "ALLOWED_HOSTS"),
        ({"DATABASES": {"default": {}}}, "DATABASE_URL"),
        ({"DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3"}}}, "DATABASE_URL"),
        ({"EMAIL_USE_TLS": False}, "EMAIL_URL"),
        ({"NORIA_DEMO": True}, "demo"),
        ({"INSTALLED_APPS": ["demo"]}, "demo"),
        ({"WAGTAILADMIN_BASE_URL": "http://noria.example"}, "BASE_URL"),
    ],
)
def test_each_mistake_is_named(change, word):
    (reason,) = objections({**GOOD, **change}, processes=1)

    assert word in reason


def test_several_processes_need_redis():
    (reason,) = objections(GOOD, processes=2)

    assert "REDIS_URL" in reason


def test_all_reasons_are_told_at_once():
    with pytest.raises(ImproperlyConfigured, match=r"(?s)DEBUG.*SECRET_KEY"):
        refuse({**GOOD, "DEBUG": True, "SECRET_KEY": "x"}, processes=1)


def test_the_demo_does_not_open_on_a_production_machine():
    refuse_on_a_production_machine({})
    with pytest.raises(ImproperlyConfigured, match=r"config\.settings\.production"):
        refuse_on_a_production_machine({"NORIA_PRODUCTION": "1"})


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    root = Path(project.BASE_DIR)
    return subprocess.run(
        [sys.executable, "-c", code],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{root}:{root / 'site'}",
            **ENVIRONMENT,
            **environment,
        },
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


SET_UP = "import django; django.setup(); from django.conf import settings; "


def test_a_real_start_is_refused_with_words_and_a_code():
    done = run(
        SET_UP,
        DEBUG="1",
        ALLOWED_HOSTS="*",
        SECRET_KEY="short",
        DATABASE_URL="",
        WEB_CONCURRENCY="2",
        EMAIL_URL="smtp://mail.example:25",
    )

    assert done.returncode != 0
    for word in ("DEBUG", "ALLOWED_HOSTS", "SECRET_KEY", "DATABASE_URL", "REDIS_URL", "EMAIL_URL"):
        assert word in done.stderr


def test_a_real_start_carries_the_locks_that_production_needs():
    done = run(
        SET_UP + "print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME,"
        " settings.SECURE_HSTS_SECONDS, settings.TASKS['default']['BACKEND'],"
        " settings.USE_X_FORWARDED_HOST, getattr(settings, 'SECURE_PROXY_SSL_HEADER', None))"
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        "__Host-sessionid",
        "__Host-csrftoken",
        "31536000",
        "django_tasks_db.DatabaseBackend",
        "False",
        "None",
    ]


def test_the_deployment_check_is_clean():
    done = run(
        "from django.core.management import execute_from_command_line as run;"
        "run(['manage.py', 'check', '--deploy', '--fail-level', 'WARNING'])"
    )

    assert done.returncode == 0, done.stderr


def test_a_server_does_not_start_without_its_static_files(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "servestatic.storage.CompressedManifestStaticFilesStorage"},
    }

    with pytest.raises(ImproperlyConfigured, match="collectstatic"):
        readiness.refuse_bad_deploy()


def test_a_server_does_not_start_one_migration_behind(monkeypatch):
    monkeypatch.setattr(readiness.connection, "close", lambda: None)
    readiness.refuse_bad_deploy()

    recorder = MigrationRecorder(readiness.connection)
    last = recorder.migration_qs.filter(app="participation").latest("id")
    recorder.record_unapplied("participation", last.name)

    with pytest.raises(ImproperlyConfigured, match=f"migrate.*{last.name}"):
        readiness.refuse_bad_deploy()


def test_a_server_waits_for_its_database_but_not_for_ever(monkeypatch):
    tries = []

    def away(_connection):
        tries.append(1)
        raise OperationalError

    monkeypatch.setattr(readiness, "MigrationExecutor", away)
    monkeypatch.setattr(readiness, "PATIENCE", 1)
    with pytest.raises(OperationalError):
        readiness.refuse_bad_deploy()

    assert len(tries) > 1


def test_every_wait_for_the_database_has_an_end():
    database = guarded({"OPTIONS": {"sslmode": "require", "options": "-c search_path=noria"}})

    options = database["OPTIONS"]
    assert options["connect_timeout"] == 3
    assert options["sslmode"] == "require"
    for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        assert limit in options["options"]
    assert options["options"].endswith("-c search_path=noria")


def test_the_database_knows_the_limits():
    with readiness.connection.cursor() as cursor:
        shown = []
        for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
            cursor.execute(f"SHOW {name}")
            shown.append(cursor.fetchone()[0])

    assert shown == ["20s", "10s", "30s"]
