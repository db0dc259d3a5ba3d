"""A cache that goes on counting when Redis is away.

Sign-in limits live in the cache. If losing it lifted them, taking Redis down would be the first
step of guessing codes; if it shut the door, it would be a way to lock everybody out.
"""

import logging
from time import monotonic
from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from people.models.cache import TABLE

TRY_AGAIN_AFTER = 5  # seconds
log = logging.getLogger(__name__)


class SteadyCache(RedisCache):
    """Redis, and a table of the database for as long as Redis does not answer.

    Without the database either, every call raises: nobody is let in uncounted.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.refuge = DatabaseCache(TABLE, {})
        self.trusted_from = 0.0

    def _ask(self, verb: str, *args: Any, **kwargs: Any) -> Any:
        if monotonic() >= self.trusted_from:
            try:
                return getattr(super(), verb)(*args, **kwargs)
            except (RedisError, OSError) as away:
                log.warning("Redis is away, the database counts instead: %s", away)
                self.trusted_from = monotonic() + TRY_AGAIN_AFTER
        return getattr(self.refuge, verb)(*args, **kwargs)

    def add(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask("add", *args, **kwargs)

    def get(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("get", *args, **kwargs)

    def set(self, *args: Any, **kwargs: Any) -> None:
        self._ask("set", *args, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask("touch", *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask("delete", *args, **kwargs)

    def get_many(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return self._ask("get_many", *args, **kwargs)

    def set_many(self, *args: Any, **kwargs: Any) -> list[str]:
        return self._ask("set_many", *args, **kwargs)

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        self._ask("delete_many", *args, **kwargs)

    def has_key(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask("has_key", *args, **kwargs)

    def incr(self, *args: Any, **kwargs: Any) -> int:
        return self._ask("incr", *args, **kwargs)

    def clear(self) -> None:
        self._ask("clear")
