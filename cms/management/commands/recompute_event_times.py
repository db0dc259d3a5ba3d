from typing import Any

from django.core.management.base import BaseCommand

from cms.services.occurrences import recompute_times


class Command(BaseCommand):
    help = "Work out the moments of coming events anew, after a zone has changed its rules."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{recompute_times()} dates moved")
