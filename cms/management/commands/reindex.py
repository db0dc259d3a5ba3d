from typing import Any

from django.core.management.base import BaseCommand

from cms.services.indexing import reindex


class Command(BaseCommand):
    help = "Make the search index anew while the site runs. Nightly is often enough."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{reindex()} entries in the index")
