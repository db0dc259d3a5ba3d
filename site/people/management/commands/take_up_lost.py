from typing import Any

from django.core.management.base import BaseCommand

from people.services.queue import take_up_lost


class Command(BaseCommand):
    """Run every few minutes, beside the worker."""

    help = "Put tasks whose worker was killed back into the queue."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{take_up_lost()} tasks taken up again")
