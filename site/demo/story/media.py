"""Pictures, papers and the film of the demo, put where editors put theirs."""

from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.text import Truncator

from cms.models import SiteDocument, SiteImage
from demo.story.say import LANGUAGES, said_in
from demo.story.texts.pictures import CREDIT

#: What fits under a picture in the editors' lists.
LONGEST_TITLE = 60
MEDIA = Path(__file__).resolve().parents[1] / "media"


def picture(path: str, words: str | dict[str, str]) -> SiteImage:
    """Keep one drawing with its words in five languages. Idempotent by its path, its only tag."""
    known = SiteImage.objects.filter(tags__name=path).first()
    if known:
        return known
    said = words if isinstance(words, dict) else {code: said_in(code, words) for code in LANGUAGES}
    file = MEDIA / path
    kept = SiteImage.objects.create(
        title=Truncator(said["fr"]).chars(LONGEST_TITLE),
        credit=CREDIT,
        file=ImageFile(ContentFile(file.read_bytes()), name=file.name),
        **{f"description_{code}": said[code] for code in LANGUAGES},
    )
    kept.tags.add(path)
    return kept


def pictures() -> dict[str, SiteImage]:
    """Map the path of each drawing that is kept to it."""
    drawn = SiteImage.objects.filter(tags__name__startswith="pictures/")
    return {image.tags.first().name: image for image in drawn.distinct()}


def document(path: str, title: str) -> SiteDocument:
    """Keep one file. Idempotent by its path, which is its only tag."""
    known = SiteDocument.objects.filter(tags__name=path).first()
    if known:
        return known
    file = MEDIA / path
    kept = SiteDocument(title=title, access=SiteDocument.Access.PAGE)
    kept.file = ContentFile(file.read_bytes(), name=file.name)
    kept.file_size = file.stat().st_size
    kept.save()
    kept.tags.add(path)
    return kept
