from django.db import models

TABLE = "people_cache"


class CacheEntry(models.Model):
    """What the cache holds while Redis is away; the columns are those Django's cache expects."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = TABLE

    def __str__(self) -> str:
        return self.cache_key
