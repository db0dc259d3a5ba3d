import threading

import pytest
from django.db import connections
from django.utils import translation

from common.exceptions import RuleBroken


@pytest.fixture(autouse=True)
def _sentences_are_in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def at_once():
    """Run acts at the same moment, each in its own connection; return what they return or raise."""

    def run_all(*acts):
        start, outcomes = threading.Barrier(len(acts)), []

        def run(act):
            start.wait()
            try:
                outcomes.append(act())
            except RuleBroken as broken:
                outcomes.append(broken)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=(act,)) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        return outcomes

    return run_all
