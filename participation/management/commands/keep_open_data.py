from typing import Any

from django.core.management.base import BaseCommand

from participation.services.open_files import keep_open_data


class Command(BaseCommand):
    """Keep the tables of every public process for whoever fetches them. Run it each night."""

    help = "Keep the open data of public processes as it is now, and forget the oldest days."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{keep_open_data()} processes.")
