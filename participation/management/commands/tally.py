from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from participation.voting import pabulib
from participation.voting.budget import LotNeeded, Outcome, greedy
from participation.voting.lots import published_lot

RULES = {"greedy": greedy}


class Command(BaseCommand):
    """Count any .pb file of approval ballots by a rule of ours, and show every step."""

    help = "Count a .pb file of approval ballots by a rule."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--rule", choices=RULES, default="greedy")
        parser.add_argument("--seed", default="", help="what was drawn, if a lot decides")

    def handle(self, *_args: Any, file: Path, rule: str, seed: str, **_options: Any) -> None:
        try:
            read = pabulib.read(file.read_text(encoding="utf-8"))
            root = read.meta.get("noria_ballot_root", "")
            lot = published_lot(root, seed) if seed else None
            outcome = RULES[rule](read.instance, [b.choices for b in read.ballots], lot)
        except LotNeeded as needed:
            raise CommandError(f"A lot decides between {needed}: name it with --seed.") from needed
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"cannot count {file}: {error}") from error
        self._show(outcome, len(read.ballots), read.meta.get("currency", ""))

    def _show(self, outcome: Outcome, ballots: int, currency: str) -> None:
        self.stdout.write(f"{ballots} ballots")
        for step in outcome.steps:
            cost, left = pabulib.amount(step.cost), pabulib.amount(step.left)
            self.stdout.write(
                f"{step.votes:8d}  {cost:>12}  {left:>12}  {step.decision:14} {step.key}"
            )
        spent = f"{pabulib.amount(outcome.spent)} {currency}".rstrip()
        self.stdout.write(f"winners: {', '.join(outcome.winners)}; spent {spent}")
