import pytest
import redis.exceptions
from django.core.cache.backends.db import DatabaseCache
from django.db import DatabaseError, connection

from people.cache import SteadyCache
from people.models import CacheEntry

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
def cache():
    return SteadyCache(NOBODY_LISTENS, {})


def test_what_is_kept_while_redis_is_away_is_kept_in_the_database(cache):
    assert cache.add("one", [1], 60)
    assert not cache.add("one", [2], 60)
    cache.set("two", "b", 60)

    assert cache.get("one") == [1]
    assert cache.get_many(["one", "two"]) == {"one": [1], "two": "b"}
    assert CacheEntry.objects.count() == 2
    assert cache.delete("one")
    assert cache.get("one", "gone") == "gone"


def test_redis_is_not_asked_again_at_once(cache, monkeypatch):
    cache.get("anything")
    asked = []
    monkeypatch.setattr(
        "django.core.cache.backends.redis.RedisCache.get", lambda *_: asked.append(1)
    )

    cache.get("anything")
    assert not asked
    cache.trusted_from = 0
    cache.get("anything")
    assert asked


def test_without_redis_and_database_nothing_is_let_through(cache):
    cache.refuge = DatabaseCache("no_such_table", {})

    with pytest.raises((DatabaseError, redis.exceptions.RedisError)), connection.cursor():
        cache.get("anything")
