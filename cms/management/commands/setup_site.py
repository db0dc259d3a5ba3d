from typing import Any

from django.core.management.base import BaseCommand

from cms.services import setup_site
from cms.services.standing import make_standing_pages


class Command(BaseCommand):
    help = (
        "Make the languages, the home pages, the rights of editors, and the pages on accessibility,"
        " privacy and licence; twice changes nothing."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        home = setup_site()
        for page in make_standing_pages(home=home):
            self.stdout.write(f"Written, for you to read over: {page.full_url}")
        self.stdout.write(f"Ready: {home.full_url}")
