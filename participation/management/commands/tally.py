from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from participation.voting import pabulib
from participation.voting.lots import LotNeeded, published_lot
from participation.voting.methods import METHODS, Settings


class Command(BaseCommand):
    """Count any .pb file by a rule of ours, and show every step."""

    help = "Count a .pb file (approvals, points or rankings) by a rule."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--rule", choices=METHODS, default="greedy")
        parser.add_argument("--seed", default="", help="what was drawn, if a lot decides")
        parser.add_argument("--seats", type=int, default=1, help="how many are elected")
        parser.add_argument(
            "--step", default="", help="equal shares: raise everybody's part by this amount"
        )

    def handle(self, *_args: Any, file: Path, rule: str, **options: Any) -> None:
        try:
            read = pabulib.read(file.read_text(encoding="utf-8"))
            lines = METHODS[rule](read, self._settings(read, options))
        except LotNeeded as needed:
            raise CommandError(f"A lot decides between {needed}: name it with --seed.") from needed
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"cannot count {file}: {error}") from error
        self.stdout.write("\n".join([f"{len(read.ballots)} ballots", *lines]))

    def _settings(self, read: pabulib.PbFile, options: dict[str, Any]) -> Settings:
        root, seed = read.meta.get("noria_ballot_root", ""), options["seed"]
        return Settings(
            lot=published_lot(root, seed) if seed else None,
            seats=options["seats"],
            step=pabulib.cents(options["step"]) if options["step"] else None,
        )
