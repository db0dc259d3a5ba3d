"""What time it is, asked in one place."""

from django.utils.timezone import now

__all__ = ["now"]
