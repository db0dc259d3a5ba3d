from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Draw the demo's pictures, papers and film anew (needs Chromium and ffmpeg)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        # Needs tools of developers, which a machine that only shows the demo lacks.
        from demo.pictures.draw import draw_all  # noqa: PLC0415

        draw_all()
