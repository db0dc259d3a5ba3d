from typing import Any

from django.core.management.base import BaseCommand

from participation.models import VoteDesign
from participation.queries.voting import DatabaseClock
from participation.services.opinions import draw_last_maps
from participation.services.voting import LotRequired, result_of


class Command(BaseCommand):
    """Count the votes and draw the last maps of rounds that are over.

    Running it late, often or never is safe: a page that is asked counts by itself.
    """

    help = "Count the votes and draw the last opinion maps of rounds whose time is over."

    def handle(self, *_args: Any, **_options: Any) -> None:
        over = VoteDesign.objects.filter(
            closing__result=None, round__closes_at__lte=DatabaseClock()
        )
        for vote in over.select_related("round__process"):
            try:
                result = result_of(vote.round)
            except LotRequired as needed:
                self.stdout.write(f"{vote.round.slug}: {needed} ({', '.join(needed.keys)})")
            else:
                self.stdout.write(f"{vote.round.slug}: {', '.join(result.winners)}")
        draw_last_maps()
