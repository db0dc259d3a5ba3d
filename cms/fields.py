"""Fields of pages."""

from typing import Any

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
