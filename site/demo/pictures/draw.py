"""Draws what the demo shows and writes it beside this file: pictures, papers, one film.

Run it after changing a drawing or a text: `python manage.py draw_demo`. It needs Chromium, Pillow
and ffmpeg, which the demo itself does not: what it writes is committed.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from demo.story.say import said_in
from demo.story.texts import library

from .film import FRAMES, FRAMES_PER_SECOND, frame
from .scenes import SCENES, svg
from .shapes import PAPER, SAFFRON, TERRACOTTA, tiles

HERE = Path(__file__).resolve().parents[1] / "media"
FONTS = {"ar": "'Noto Naskh Arabic', 'DejaVu Sans'"}
NOTES = {
    "fr": "document d’exemple",
    "en": "example document",
    "es": "documento de ejemplo",
    "it": "documento di esempio",
    "ar": "وثيقة على سبيل المثال",
}


@contextmanager
def blank_page(width: int, height: int) -> Iterator[Any]:
    """Open an empty page of a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_page(viewport={"width": width, "height": height})
        browser.close()


def save_webp(png: bytes, target: Path, width: int) -> None:
    picture = Image.open(BytesIO(png)).convert("RGB")
    height = round(picture.height * width / picture.width)
    picture.resize((width, height), Image.Resampling.LANCZOS).save(target, "WEBP", quality=82)


def draw_pictures() -> None:
    with blank_page(1200, 675) as page:
        for name, scene in SCENES.items():
            page.set_content(f"<style>body{{margin:0}}</style>{svg(scene())}")
            save_webp(page.screenshot(), HERE / "pictures" / f"{name}.webp", 1200)


def write_papers() -> None:
    template = (Path(__file__).parent / "paper.html").read_text(encoding="utf-8")
    with blank_page(794, 1123) as page:
        for slug, _kind, _form, _days, languages, title, summary, texts in library.PAPERS:
            for language in languages:
                page.set_content(paper(template, language, title, summary, texts))
                target = HERE / "papers" / f"{slug}-{language}.pdf"
                page.pdf(path=target, format="A4", print_background=True, tagged=True)


def paper(template: str, language: str, title: str, summary: str, texts: list[str]) -> str:
    """Lay one paper out as a page of HTML."""
    return template.format(
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        fonts=FONTS.get(language, "'Noto Sans', 'DejaVu Sans'"),
        title=escape(said_in(language, title)),
        summary=escape(said_in(language, summary)),
        paragraphs="".join(f"<p>{escape(said_in(language, text))}</p>" for text in texts),
        band=tiles(0, 80, 80, (SAFFRON, TERRACOTTA), PAPER),
        note=NOTES[language],
    )


def shoot_film() -> None:
    target = HERE / "film" / "the-wheel-turns.mp4"
    command = [
        shutil.which("ffmpeg") or "ffmpeg", "-y", "-loglevel", "error", "-f", "image2pipe",
        "-framerate", str(FRAMES_PER_SECOND), "-i", "-", "-c:v", "libx264", "-preset", "slow",
        "-crf", "30", "-pix_fmt", "yuv420p", "-movflags", "+faststart",
        "-map_metadata", "-1", str(target),
    ]  # fmt: skip
    with (
        blank_page(960, 540) as page,
        subprocess.Popen(command, stdin=subprocess.PIPE) as ffmpeg,  # noqa: S603 -- our own words
    ):
        assert ffmpeg.stdin
        for number in range(FRAMES):
            page.set_content(f"<style>body{{margin:0;zoom:.8}}</style>{svg(frame(number))}")
            ffmpeg.stdin.write(page.screenshot(type="png"))
            if number == FRAMES // 2:
                save_webp(page.screenshot(), HERE / "previews" / "the-wheel-turns.webp", 960)
        ffmpeg.stdin.close()


def write_captions() -> None:
    for language in library.ALL:
        lines = ["WEBVTT", ""]
        for number, words in enumerate(library.CAPTIONS):
            start, end = number * 3, number * 3 + 3
            lines += [f"00:00:{start:02}.000 --> 00:00:{end:02}.000", said_in(language, words), ""]
        target = HERE / "film" / f"the-wheel-turns-{language}.vtt"
        target.write_text("\n".join(lines), encoding="utf-8")


def draw_all() -> None:
    for folder in ("pictures", "papers", "previews", "film"):
        (HERE / folder).mkdir(parents=True, exist_ok=True)
    draw_pictures()
    write_papers()
    write_captions()
    shoot_film()
