from typing import Any

from django.core.management.base import BaseCommand

from cms.services.registrations import remind_registered


class Command(BaseCommand):
    help = "Remind people of events that begin within a day, each at most once."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{remind_registered()} people reminded")
