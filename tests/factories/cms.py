"""Pages, pictures and files."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from factory.django import DjangoModelFactory
from PIL import Image

from cms.models import (
    EventIndexPage,
    EventPage,
    FaqPage,
    LabPage,
    LibraryIndexPage,
    LibraryItem,
    NewsIndexPage,
    NewsPage,
    Partner,
    PartnerIndexPage,
    ProjectPage,
    SiteDocument,
    SiteImage,
    StandardPage,
    Theme,
)

LANGUAGES = ("fr", "en", "es", "it", "ar")


def picture_bytes(kind="PNG", size=(64, 36), **options):
    """Draw a small picture; options go to Pillow's save."""
    file = BytesIO()
    Image.new("RGB", size, "#0b5c7a").save(file, kind, **options)
    return file.getvalue()


class SiteImageFactory(DjangoModelFactory):
    class Meta:
        model = SiteImage

    title = factory.Sequence(lambda n: f"Picture {n}")
    credit = "Drawing: somebody"
    file = factory.LazyFunction(lambda: ImageFile(BytesIO(picture_bytes()), name="picture.png"))
    description_fr = "Une roue à eau"
    description_ar = "ناعورة"


class SiteDocumentFactory(DjangoModelFactory):
    class Meta:
        model = SiteDocument

    class Params:
        name = "paper.pdf"
        content = b"%PDF-1.4\n%%EOF"

    title = factory.Sequence(lambda n: f"Paper {n}")
    file = factory.LazyAttribute(lambda made: ContentFile(made.content, name=made.name))


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    slug = factory.Sequence(lambda n: f"theme-{n}")
    name_fr = factory.Sequence(lambda n: f"Thème {n}")
    name_ar = factory.Sequence(lambda n: f"موضوع {n}")


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = Partner

    name_fr = factory.Sequence(lambda n: f"Partenaire {n}")
    kind = "association"
    country = "TN"
    city_fr = "Sfax"
    role_fr = "essai"
    website = "https://example.org/"
    latitude = 34.74
    longitude = 10.76


class SitePageFactory(wagtail_factories.PageFactory):
    """A published page under `parent`, which must be given."""

    class Meta:
        abstract = True

    title = factory.Sequence(lambda n: f"Page {n}")
    slug = factory.Sequence(lambda n: f"page-{n}")
    summary = "Une phrase."


class StandardPageFactory(SitePageFactory):
    class Meta:
        model = StandardPage

    body = factory.LazyFunction(lambda: [("text", "<p>Des mots.</p>")])


class LabPageFactory(StandardPageFactory):
    class Meta:
        model = LabPage

    picture = factory.SubFactory(SiteImageFactory)


class ProjectPageFactory(StandardPageFactory):
    class Meta:
        model = ProjectPage


class FaqPageFactory(SitePageFactory):
    class Meta:
        model = FaqPage

    body = factory.LazyFunction(
        lambda: [("question", {"question": "Pourquoi ?", "answer": "<p>Parce que.</p>"})]
    )


class PartnerIndexFactory(SitePageFactory):
    class Meta:
        model = PartnerIndexPage

    slug = "partners"


class NewsIndexFactory(SitePageFactory):
    class Meta:
        model = NewsIndexPage

    slug = "news"


class NewsFactory(StandardPageFactory):
    class Meta:
        model = NewsPage

    picture = factory.SubFactory(SiteImageFactory)


class EventIndexFactory(SitePageFactory):
    class Meta:
        model = EventIndexPage

    slug = "events"


class EventFactory(NewsFactory):
    class Meta:
        model = EventPage

    zone = "Africa/Tunis"
    starts_at = factory.LazyFunction(lambda: datetime.now(UTC) + timedelta(days=3))
    ends_at = factory.LazyAttribute(lambda made: made.starts_at + timedelta(hours=2))
    place = "Sfax"
    latitude = 34.74
    longitude = 10.76


class LibraryIndexFactory(SitePageFactory):
    class Meta:
        model = LibraryIndexPage

    slug = "library"


class LibraryItemFactory(StandardPageFactory):
    class Meta:
        model = LibraryItem

    kind = "deliverable"
    preview = factory.SubFactory(SiteImageFactory)
