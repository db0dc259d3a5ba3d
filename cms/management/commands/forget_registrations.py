from typing import Any

from django.core.management.base import BaseCommand

from cms.services.registrations import forget_old


class Command(BaseCommand):
    help = "Delete registrations of events that were over ninety days ago."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{forget_old()} registrations deleted")
