import pytest

from tests.live.room import Server
from workflows.live.services import replicas


@pytest.fixture(autouse=True)
def _no_session_is_remembered():
    """Databases forget between tests, and so must the folded boards of this process."""
    replicas.forget_all()
    yield
    replicas.forget_all()


@pytest.fixture
def server(transactional_db):
    with Server() as running:
        yield running
