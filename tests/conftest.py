import pytest


@pytest.fixture(autouse=True)
def _every_test_may_use_the_database(db):
    """Almost all do, and the marker on each would be noise."""
