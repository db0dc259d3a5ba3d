import pytest
from django.db.backends.postgresql.operations import DatabaseOperations


@pytest.fixture(autouse=True)
def _every_test_may_use_the_database(db):
    """Almost all do, and the marker on each would be noise."""


@pytest.fixture(autouse=True, scope="session")
def _tests_may_empty_what_nobody_else_may():
    """Let the flush after a transactional test pass the triggers of append-only tables."""
    with pytest.MonkeyPatch.context() as patch:
        flush = DatabaseOperations.execute_sql_flush
        patch.setattr(
            DatabaseOperations,
            "execute_sql_flush",
            lambda self, sql: flush(self, ["SET LOCAL session_replication_role = replica", *sql]),
        )
        yield
