from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from common import catalogues


class Command(BaseCommand):
    help = "Collect the texts for people into the catalogues; with --check, only compare."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing, fail on gaps")

    def handle(self, *_args: Any, **options: Any) -> None:
        collected = catalogues.collect()
        if not options["check"]:
            for language in catalogues.TRANSLATED:
                catalogues.write(language, collected)
        found = [
            fault
            for language in catalogues.TRANSLATED
            for fault in catalogues.faults(language, collected)
        ]
        for fault in found:
            self.stderr.write(str(fault))
        if found:
            message = f"{len(found)} texts are missing or wrong."
            raise CommandError(message)
        self.stdout.write(f"{len(collected)} texts, complete in every language.")
