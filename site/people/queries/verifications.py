from django.db.models import QuerySet

from people.models import User, Verification


def verifications_of(person: User) -> QuerySet[Verification]:
    """List what was verified of a person, the newest first, with the place and by whom."""
    return person.verifications.select_related("territory", "by").order_by("-at", "-pk")
