from typing import Any

from django.core.management.base import BaseCommand

from cms.services import setup_site


class Command(BaseCommand):
    help = "Make the languages, the home pages and the rights of editors; twice changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        home = setup_site()
        self.stdout.write(f"Ready: {home.full_url}")
