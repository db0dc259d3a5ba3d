"""The index of everything everybody may find, and a number that tells fresh pages from stale."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, Q, When
from django.utils.translation import gettext_lazy as _

from cms.queries.search import STEMMERS
from common.searchable import Kind


def _vector(stemmer: str) -> Any:
    title = SearchVector("title_words", config=stemmer, weight="A")
    return title + SearchVector("words", config=stemmer, weight="B")


class SearchEntry(models.Model):
    """One thing in one language, as a search finds and shows it. Only public things are here."""

    owner = models.CharField(max_length=80)
    thing = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=500)
    territory = models.ForeignKey(
        "people.Territory", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    happened_on = models.DateField(null=True, blank=True)
    # Title and text as words to look up by: folded, in order, with blanks between them.
    title_words = models.TextField(blank=True)
    words = models.TextField(blank=True)
    vector = models.GeneratedField(
        expression=Case(
            *(When(Q(language=code), then=_vector(name)) for code, name in STEMMERS.items()),
            default=_vector("simple"),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(
                name="one_entry_per_owner_thing_and_language",
                fields=["owner", "thing", "language"],
            )
        ]
        indexes: ClassVar = [
            GinIndex(fields=["vector"], name="search_words", fastupdate=False),
            models.Index(fields=["thing"], name="search_thing"),
        ]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word of something public, to suggest for one that is found nowhere."""

    key = models.CharField(max_length=60, unique=True)
    shown = models.CharField(max_length=60)
    grams = ArrayField(models.CharField(max_length=3))

    class Meta:
        verbose_name = _("word to suggest")
        verbose_name_plural = _("words to suggest")
        indexes: ClassVar = [GinIndex(fields=["grams"], name="search_grams", fastupdate=False)]

    def __str__(self) -> str:
        return self.shown


class Freshness(models.Model):
    """A number that grows whenever something a public page shows has changed. One row."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = _("freshness")
        verbose_name_plural = _("freshness")
        constraints = [models.CheckConstraint(name="freshness_is_one_row", condition=Q(pk=1))]

    def __str__(self) -> str:
        return str(self.number)
