"""A site laid out once, and given to every test that begins with one.

Making the pages every site has takes a second or two, and hundreds of tests begin with them. So the
first of a process makes them through the services; what those wrote is remembered and written again
for the others. Numbers of rows are the same each time, and the sequences have passed them already.
"""

from django.core.cache import cache
from django.db import connection

TABLES = """
    SELECT table_name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
"""
COLUMNS = """
    SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'
"""


class Layout:
    """The rows some work leaves behind, in the tables it changed."""

    def __init__(self, build):
        self.build = build
        self.rows = {}

    def __call__(self, *known):
        """Lay the site out. A test that commits gets the real work and what follows from it."""
        if not connection.in_atomic_block:
            self.build(*known)
        elif self.rows:
            self._write()
        else:
            before = _contents()
            self.build(*known)
            self.rows = {t: rows for t, rows in _contents().items() if rows != before[t]}

    def _write(self):
        with connection.cursor() as cursor:
            # Rows that belong together come in any order, and triggers have had their say.
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table, (columns, rows) in self.rows.items():
                cursor.execute(f'DELETE FROM "{table}"')
                with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
                    copy.write(rows)
            cursor.execute("SET LOCAL session_replication_role = origin")
        cache.clear()


def _contents():
    """Read every table: its columns and its rows as PostgreSQL copies them."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for (table,) in cursor.fetchall():
            cursor.execute(COLUMNS, [table])
            (columns,) = cursor.fetchone()
            with cursor.copy(f'COPY "{table}" ({columns}) TO STDOUT') as copy:
                found[table] = (columns, b"".join(bytes(part) for part in copy))
    return found
