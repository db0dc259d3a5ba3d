from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people.verifying import verify


class Command(BaseCommand):
    """Ask every floor whether what is written is still as it was written."""

    help = "Check the audit's seals, every kept count, and that nothing on a thread is missing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        found = verify()
        for name, faults in found.items():
            self.stdout.write(f"{name}: {'ok' if not faults else f'{len(faults)} wrong'}")
            for fault in faults:
                self.stderr.write(f"  {fault}")
        if any(found.values()):
            raise CommandError("Something is not as it was written.")
