from typing import Any

from django.core.management.base import BaseCommand

from people.services.territories import load_territories


class Command(BaseCommand):
    help = "Load the countries, regions and municipalities of the first programme (idempotent)."

    def handle(self, **_options: Any) -> None:
        self.stdout.write(f"{len(load_territories())} territories are there.")
