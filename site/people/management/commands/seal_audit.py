from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError

from people.services.sealing import seal


class Command(BaseCommand):
    """Run every few minutes; late or never only leaves more events without a seal."""

    help = "Put the audit events written since the last seal under a new one."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            made = seal()
        except OperationalError as busy:
            self.stdout.write(f"later: {busy}".strip())
            return
        if made:
            self.stdout.write(f"{made.at:%Y-%m-%d %H:%M:%S} {made.last} {made.digest}")
