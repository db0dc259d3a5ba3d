from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people.retention import retain, rules


class Command(BaseCommand):
    """Run every night. Late or never: things live longer than promised, nothing else."""

    help = "Let go of what is held about people when its time is over."

    def handle(self, *_args: Any, **_options: Any) -> None:
        taken = retain()
        for rule in rules():
            count = taken[rule.name]
            self.stdout.write(f"{rule.name} ({rule.after}): {'FAILED' if count is None else count}")
        if None in taken.values():
            raise CommandError("A rule failed; the log says why.")
