from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.checks.reading import hardest
from common import catalogues

NUMBER = 20


class Command(BaseCommand):
    help = "List the texts of the interface that are hardest to read in a language."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("language", choices=[code for code, _name in settings.LANGUAGES])

    def handle(self, *_args: Any, **options: Any) -> None:
        language = options["language"]
        for words, text in hardest(catalogues.texts(language), language, NUMBER):
            self.stdout.write(f"{words:5.1f}  {' '.join(text.split())}")
