from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError
from django.utils.translation import override

from participation.models import Round
from participation.services import importing
from participation.services.importing_files import BadFile
from participation.services.importing_rows import COMMENTS, PROPOSALS


class Command(BaseCommand):
    """Bring in proposals (and their comments) of another site, into a round that was open then.

    Running it again changes nothing; after a stop it goes on where it was.
    """

    help = "Import the proposals of another site, with their comments, into a round."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="proposals: .jsonl or .csv")
        parser.add_argument("--process", required=True, help="the process's slug")
        parser.add_argument("--round", required=True, help="the round's slug")
        parser.add_argument("--layout", choices=PROPOSALS, required=True)
        parser.add_argument("--comments", type=Path, help="the comments on them")
        parser.add_argument("--source", required=True, help="the other site's name")
        parser.add_argument("--url", default="", help="where the data was published")
        parser.add_argument("--licence", default="", help="and under which licence")
        parser.add_argument("--language", choices=sorted(LANG_INFO), required=True)
        parser.add_argument("--zone", default="Europe/Madrid", help="of dates without one")
        parser.add_argument("--most", type=int, help="read only so many rows of each file")

    def handle(self, *_args: Any, **options: Any) -> None:
        # The sentences of this command are English, whatever the site's own language.
        with override("en"):
            self._import(options)

    def _import(self, options: dict[str, Any]) -> None:
        source = self._source(options)
        refused = 0
        steps = [(options["file"], importing.import_proposals, PROPOSALS)]
        if options["comments"]:
            steps.append((options["comments"], importing.import_comments, COMMENTS))
        for file, bring, layouts in steps:
            if options["layout"] not in layouts:
                raise CommandError(f"Comments in the layout {options['layout']} are not known.")
            reading = importing.Reading(
                file, self._zone(options["zone"]), self._teller(file), options["most"]
            )
            try:
                counts = bring(
                    source=source,
                    reading=reading,
                    layout=options["layout"],
                    language=options["language"],
                )
            except BadFile as bad:
                raise CommandError(str(bad)) from bad
            refused += counts.refused
            self.stdout.write(
                f"{file.name}: {counts.new} new, {counts.known} known, {counts.refused} left out"
            )
        if refused:
            raise CommandError(f"{refused} rows were left out. All others are in.")

    def _teller(self, file: Path) -> importing.Refuse:
        return lambda line, why: self.stderr.write(f"{file.name}, line {line}: {why}")

    def _source(self, options: dict[str, Any]) -> Any:
        rounds = Round.objects.select_related("process__territory").prefetch_related(
            "process__rounds"
        )
        round_ = rounds.filter(
            process__slug=options["process"], slug=options["round"], kind=Round.Kind.PROPOSALS
        ).first()
        if round_ is None:
            raise CommandError("There is no such round of proposals.")
        about = {name: options[name] for name in ("url", "licence")}
        try:
            return importing.open_source(round_=round_, name=options["source"], **about)
        except ValidationError as error:
            raise CommandError(f"--source: {' '.join(error.messages)}") from error
        except IntegrityError as error:
            raise CommandError("--source: Somebody here has a name like that.") from error

    def _zone(self, name: str) -> ZoneInfo:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise CommandError(f"--zone: there is no time zone {name}.") from error
