"""Give back what the migrations put into the database, after a test that emptied it.

Django's own way to end a transactional test (a flush) takes away what came with the migrations too:
Wagtail's root page, the roles, the locales. The next test would run on a site that no deployment
ever sees. So the rows of the fresh database are kept in a schema of their own, with a function that
empties every table and copies those rows back.
"""

from django.db import connection

TABLES = """
    SELECT table_name FROM information_schema.tables
    WHERE table_schema = %s AND table_type = 'BASE TABLE' AND table_name <> 'django_migrations'
    ORDER BY table_name
"""
COLUMNS = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'
    ORDER BY ordinal_position
"""
# Tests may empty what nobody else may: the triggers of append-only tables look away. Deleting few
# rows from many tables takes a tenth of the time of truncating them, which makes new files of all.
# The lock waits for whoever still writes, as truncating would.
FUNCTION = """
    CREATE FUNCTION {copy}.restore() RETURNS void LANGUAGE plpgsql
    SET session_replication_role = replica AS $$ BEGIN {steps} END $$
"""
FRESH = "pristine"


def is_kept(copy: str) -> bool:
    """Whether this database has a copy of that name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [copy])
        return bool(cursor.fetchone())


def keep(copy: str = FRESH) -> None:
    """Keep the rows there are now; a database that is used again has its copy already."""
    if is_kept(copy):
        return
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {copy}")
        tables = _tables(cursor, "public")
        for table in tables:
            cursor.execute(f'SELECT 1 FROM public."{table}" LIMIT 1')
            if cursor.fetchone():
                cursor.execute(f'CREATE TABLE {copy}."{table}" AS TABLE public."{table}"')
        every = ", ".join(f'public."{table}"' for table in tables)
        steps = [
            f"LOCK TABLE {every} IN EXCLUSIVE MODE",
            *(f'DELETE FROM public."{table}"' for table in tables),
            *(_rows(cursor, copy, table) for table in _tables(cursor, copy)),
        ]
        cursor.execute(FUNCTION.format(copy=copy, steps="; ".join(steps) + ";"))


def forget(copy: str) -> None:
    """Throw a copy away, if there is one."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {copy} CASCADE")


def restore(copy: str = FRESH) -> None:
    """Put the database back to a copy; without a name, to what the migrations made of it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {copy}.restore()")


def _tables(cursor, schema: str) -> list[str]:
    cursor.execute(TABLES, [schema])
    return [name for (name,) in cursor.fetchall()]


def _rows(cursor, copy: str, table: str) -> str:
    cursor.execute(COLUMNS, [table])
    columns = ", ".join(f'"{name}"' for (name,) in cursor.fetchall())
    # Copies and generated columns: only what may be written is written.
    return f'INSERT INTO public."{table}" ({columns}) SELECT {columns} FROM {copy}."{table}"'
