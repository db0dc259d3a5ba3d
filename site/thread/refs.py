"""How the thread names things, without knowing any of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What can stand on a thread."""

    SESSION = "session", _("Live session")
    CARD = "card", _("Card")
    PROPOSAL = "proposal", _("Proposal")
    AMENDMENT = "amendment", _("Suggested change")
    ROUND = "round", _("vote")
    SERVICE = "service", _("Service")
    GATE = "gate", _("Decision")
    ARTEFACT = "artefact", _("Document")
    PAGE = "page", _("Page")


class Relation(models.TextChoices):
    """What one thing did to become, or to lead to, the next."""

    BECAME = "became", pgettext_lazy("this thing … that thing", "became")
    VOTED_IN = "voted_in", pgettext_lazy("this thing … that thing", "was put to the vote in")
    SELECTED_BY = "selected_by", pgettext_lazy("this thing … that thing", "was chosen by")
    LED_TO = "led_to", pgettext_lazy("this thing … that thing", "led to")
    MERGED = "merged", pgettext_lazy("this thing … that thing", "was merged into")
    DELIVERED = "delivered", pgettext_lazy("this thing … that thing", "delivered")


# A vote gathers many proposals: a thread shows the vote its proposal went through,
# and never walks on from there to all the others.
SIDEWAYS = (Relation.VOTED_IN, Relation.SELECTED_BY)


@dataclass(frozen=True)
class Ref:
    """One thing, by its kind and its key; keys are compared as text."""

    kind: str
    pk: str

    def __init__(self, kind: str, pk: object) -> None:
        object.__setattr__(self, "kind", str(kind))
        object.__setattr__(self, "pk", str(pk))

    def __str__(self) -> str:
        return f"{self.kind}-{self.pk}"


@dataclass(frozen=True)
class Note:
    """A small fact under a node: "14 comments", "42 supports"."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Shown:
    """What a floor tells about one of its things to somebody who may see it.

    ``language`` is the language the title and summary are written in, empty when they follow
    the reader; of a thing whose name the site makes (``is_named_by_site``) it is that of the
    summary alone. ``state`` says where the thing stands now, ``next_step`` what comes after and
    ``due_at`` until when.
    """

    title: str
    url: str = ""
    happened_at: datetime | None = None
    language: str = ""
    is_named_by_site: bool = False
    summary: str = ""
    state: str = ""
    next_step: str = ""
    due_at: datetime | None = None
    notes: Sequence[Note] = ()
