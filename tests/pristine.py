"""Give back what the migrations put into the database, after a test that emptied it.

A transactional test ends with a flush. It takes away what came with the migrations (Wagtail's root
page, the roles, the locales), and the next test would run on a site that no deployment ever sees.
So the rows of the fresh database are kept in a schema of their own, and every flush copies
them back.
"""

from django.db import connection

KEPT_TABLES = """
    SELECT table_name FROM information_schema.tables
    WHERE table_schema = %s AND table_type = 'BASE TABLE' AND table_name <> 'django_migrations'
    ORDER BY table_name
"""
COLUMNS = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'
    ORDER BY ordinal_position
"""


def keep() -> None:
    """Copy every table that holds rows now; a database that is used again has its copy already."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'pristine'")
        if cursor.fetchone():
            return
        cursor.execute("CREATE SCHEMA pristine")
        for table in _tables(cursor, "public"):
            cursor.execute(f'SELECT 1 FROM public."{table}" LIMIT 1')
            if cursor.fetchone():
                cursor.execute(f'CREATE TABLE pristine."{table}" AS TABLE public."{table}"')


def statements() -> list[str]:
    """List the SQL that copies the kept rows back into empty tables."""
    with connection.cursor() as cursor:
        return [_restore(cursor, table) for table in _tables(cursor, "pristine")]


def _tables(cursor, schema: str) -> list[str]:
    cursor.execute(KEPT_TABLES, [schema])
    return [name for (name,) in cursor.fetchall()]


def _restore(cursor, table: str) -> str:
    cursor.execute(COLUMNS, [table])
    columns = ", ".join(f'"{name}"' for (name,) in cursor.fetchall())
    # Copies and generated columns: only what may be written is written.
    return f'INSERT INTO public."{table}" ({columns}) SELECT {columns} FROM pristine."{table}"'
