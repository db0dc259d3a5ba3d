"""Fields of pages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import models
from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField that keeps its blocks out of migrations.

    The column is JSON whatever the blocks are, so a change of blocks needs no migration. Migrations
    that rewrite stored blocks must name the blocks they read themselves.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _blocks, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


class SettledField(models.DateTimeField):
    """A moment that is worked out from the rest of the row whenever the row is saved."""

    def __init__(
        self, *args: Any, settle: Callable[[Any], datetime] | None = None, **options: Any
    ) -> None:
        self.settle = settle
        super().__init__(*args, **options)

    def pre_save(self, model_instance: models.Model, add: bool) -> datetime:
        if self.settle is None:  # a historical model inside a migration
            return super().pre_save(model_instance, add)
        value = self.settle(model_instance)
        setattr(model_instance, self.attname, value)
        return value
