from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from participation.voting import recount


class Command(BaseCommand):
    """Recount a public ballot file with the stand-alone script, and say whether all agrees."""

    help = "Recount a public ballot file (.pb) and check the files beside it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        try:
            found, lines = recount.recount_file(file)
        except recount.UNREADABLE as error:
            raise CommandError(f"cannot read {file}: {error!r}") from error
        self.stdout.write("\n".join(lines))
        if found["problems"]:
            raise CommandError("The files do not agree.")
