from typing import Any

from django.core.management.base import BaseCommand

from cms.services.checking import check_links


class Command(BaseCommand):
    help = "Look for links between pages that lead nowhere; the editors' dashboard shows them."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{check_links()} broken links")
