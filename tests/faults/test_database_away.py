"""PostgreSQL is restarted, frozen, killed: people are told to come back, and then it works."""

import threading
from pathlib import Path
from tempfile import mkdtemp

import pytest

from config.database import CONNECT_SECONDS
from tests.faults.rig import Postgres, Site

pytestmark = pytest.mark.slow

PATH = "/fr/processes/"


@pytest.fixture(scope="module")
def postgres():
    server = Postgres(Path(mkdtemp(prefix="noria-")) / "postgres", durable=False)
    server.start()
    yield server
    server.leave(remove=True)


@pytest.fixture(scope="module")
def site(postgres):
    site = Site(postgres.url)
    site.migrate()
    site.start()
    yield site
    site.stop()


def assert_asks_for_patience(answer, language="fr"):
    assert answer.status == 503
    assert int(answer.headers["retry-after"]) > 0
    assert f'lang="{language}"' in answer.text
    assert "Traceback" not in answer.text
    assert "psycopg" not in answer.text
    assert "set-cookie" not in answer.headers


def test_a_restart_under_load_is_a_pause_and_no_error(postgres, site):
    seen, stop = [], threading.Event()

    def ask():
        while not stop.is_set():
            seen.append(site.get(PATH))

    people = [threading.Thread(target=ask) for _ in range(4)]
    for person in people:
        person.start()
    while len(seen) < 10:
        stop.wait(0.1)
    postgres.restart()
    site.wait_for(200, PATH)
    stop.set()
    for person in people:
        person.join()

    assert {answer.status for answer in seen} <= {200, 503}
    for answer in seen:
        if answer.status == 503:
            assert_asks_for_patience(answer)
    assert [site.get(PATH).status for _ in range(5)] == [200] * 5


def test_a_frozen_database_is_noticed_in_time_and_forgiven(postgres, site):
    assert site.get(PATH).status == 200

    try:
        postgres.freeze()
        answers = [site.get(PATH) for _ in range(2)]
        health = site.get("/healthz")
    finally:
        postgres.thaw()

    for answer in answers:
        assert_asks_for_patience(answer)
        assert answer.seconds <= CONNECT_SECONDS + 1
    assert (health.status, health.text) == (503, '{"status": "degraded"}')
    site.wait_for(200, PATH, seconds=10)


@pytest.mark.parametrize("language", ["fr", "en", "es", "it", "ar"])
def test_a_killed_database_has_a_page_in_each_language(postgres, site, language):
    try:
        postgres.kill()
        assert_asks_for_patience(site.get(f"/{language}/processes/"), language)
    finally:
        postgres.start()
    site.wait_for(200, PATH, seconds=10)
