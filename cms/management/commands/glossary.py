from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.services.glossary import export_glossary, import_glossary
from common.exceptions import RuleBroken


class Command(BaseCommand):
    help = "Write the glossary of one language to a PO file, or take one over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["export", "import"])
        parser.add_argument("language", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        language, file = options["language"], options["file"]
        if options["what"] == "export":
            file.write_text(export_glossary(language), encoding="utf-8")
            self.stdout.write(f"Written to {file}")
            return
        try:
            taken = import_glossary(language, file.read_bytes())
        except (OSError, RuleBroken) as broken:
            raise CommandError(str(broken)) from broken
        self.stdout.write(f"{taken.changed} terms changed, {taken.refused} too long")
