"""``manage.py demo``: fill the demo, say what to try first and, with ``--serve``, serve it."""

import signal
import sys
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError
from django.db.migrations.exceptions import InconsistentMigrationHistory

from demo.models import Filling
from demo.server import serve
from demo.services.assets import collect_assets
from demo.services.filling import fill, refuse_outside_the_demo

WHAT_TO_TRY = """
Noria is ready:  {site}
  1. Enter as one of its people, in one click     {site}demo/
  2. Join the live session from a second window   {root}live/NORIA7   (code NORIA7)
  3. Vote in Valencia as lucia, keep the receipt  {site}processes/valencia-neighbourhood-time/
  4. Recount Toulouse's real ballots              {site}processes/toulouse-2022/
  5. Follow a service back to a sticky note       {site}services/sfax-neighbourhood-care/thread/
  6. See proposals written together, and merged   {site}processes/irbid-community-kitchens/ideas/
  7. Say what you think, see who thinks alike     {site}processes/irbid-community-kitchens/views/
  8. Finish a review as elena, a case as paolo    {site}demo/
Mails it sent, sign-in codes too: {root}demo/mail/
Other languages: {root}en/  {root}es/  {root}it/  {root}ar/
"""
PASSED = """
The rounds that this demo keeps open have closed: it was filled on {day:%d %B %Y}.
Run `make demo FRESH=1` to build it anew.
"""
OF_ANOTHER_VERSION = """
The data of this demo was made by another version, from which no way leads to this one.
Run `make demo FRESH=1` to build it anew.
"""


def stop(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


class Command(BaseCommand):
    help = "Fill the demo (twice changes nothing); with --serve, serve it until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--serve", action="store_true", help="serve it in the foreground")
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on")

    def handle(self, *_args: Any, **options: Any) -> None:
        refuse_outside_the_demo()
        # While it fills, too, a polite stop must let the private database stop with it.
        signal.signal(signal.SIGTERM, stop)
        self.migrate()
        collect_assets()
        self.show(fill(tell=self.tell), options)
        if options["serve"]:
            serve(host=options["host"], port=options["port"])

    def migrate(self) -> None:
        try:
            call_command("migrate", verbosity=0)
        except (ProgrammingError, InconsistentMigrationHistory) as trouble:
            raise CommandError(OF_ANOTHER_VERSION) from trouble

    def tell(self, chapter: str) -> None:
        self.stdout.write(f"Filling {chapter} ...")
        self.stdout.flush()

    def show(self, filling: Filling, options: dict[str, Any]) -> None:
        root = f"http://{options['host']}:{options['port']}/"
        site = f"{root}{settings.LANGUAGE_CODE}/"
        self.stdout.write(WHAT_TO_TRY.format(root=root, site=site))
        if filling.is_past:
            self.stdout.write(PASSED.format(day=filling.started_at))
        self.stdout.flush()
