from typing import Any

from django.core.management.base import BaseCommand

from participation.services.news import tell_of_rounds
from people.services.notices import send_digests


class Command(BaseCommand):
    """Run every few minutes. Late, often or never: nobody is told anything twice."""

    help = "Tell followers what rounds open and close, and send the mails of the day."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"rounds: {tell_of_rounds()}, digests: {send_digests()}")
