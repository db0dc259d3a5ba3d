"""What a request wrote, by PostgreSQL's own count."""

from django.db import connection

WRITTEN = """
    SELECT relname, n_tup_ins, n_tup_upd, n_tup_del
    FROM pg_stat_xact_user_tables
    WHERE n_tup_ins + n_tup_upd + n_tup_del > 0
"""
# Reading may leave a trace in a session and in the audit (V3-02).
ALLOWED = {"django_session", "usersessions_usersession", "people_auditevent"}


def written() -> dict[str, tuple[int, ...]]:
    """Count rows inserted, changed and deleted in this transaction so far, by table."""
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN)
        return {
            table: tuple(counts) for table, *counts in cursor.fetchall() if table not in ALLOWED
        }
