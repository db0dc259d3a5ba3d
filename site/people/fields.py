from collections.abc import Callable
from typing import Any

from django.db import models


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
