from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

# No name a person can have begins with it.
GONE = "~"
# Of a guest at an event, whose account nobody kept: the number behind it has no such letter.
GONE_GUEST = "~g"


class DerivedField(models.CharField):
    """A column worked out from the rest of the row whenever it is saved.

    Unlike an override of `save()`, it also holds for `bulk_create`, fixtures and
    `update_or_create`; the database constraints on it are then worth something.
    """

    def __init__(self, work_out: Callable[[Any], str] | None = None, **options: Any) -> None:
        self.work_out = work_out
        super().__init__(**{"editable": False, **options})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        if self.work_out is None:  # a historical model inside a migration
            return super().pre_save(model_instance, add)
        value = self.work_out(model_instance)
        setattr(model_instance, self.attname, value)
        return value


class FormerName(str):
    """What stands for the name of somebody who was erased, in the reader's language."""

    __slots__ = ("stored",)
    stored: str


class PublicNameColumn(models.CharField):
    """The public name; of a person who was erased, words that say so in whatever language is read.

    Every page, mail and file that shows a name then does right without having to think of it.
    """

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return former_name(value) if value and value.startswith(GONE) else value

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(getattr(value, "stored", value))


def former_name(stored: str) -> str:
    """Write the name of somebody who was erased, or of a guest whose account nobody kept."""
    was_guest = stored.startswith(GONE_GUEST)
    said = pgettext("whose words these are", "guest") if was_guest else _("former participant")
    name = FormerName(said)
    name.stored = stored
    return name
