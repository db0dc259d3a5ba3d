from django.db.models import Count, QuerySet

from people.models import Census, CensusConflict, CodeList, User, Verification


def verifications_of(person: User) -> QuerySet[Verification]:
    """List what was verified of a person, the newest first, with the place and by whom."""
    return person.verifications.select_related("territory", "by").order_by("-at", "-pk")


def code_lists() -> QuerySet[CodeList]:
    """List the last hundred lists of codes, with how many codes each has and how many were used."""
    lists = CodeList.objects.select_related("territory", "made_by")
    return lists.annotate(number=Count("codes"), used=Count("codes__used_at"))[:100]


def registers() -> QuerySet[Census]:
    """List the registers, with how many lines each has and how many were used; at most 100."""
    found = Census.objects.select_related("territory", "loaded_by")
    return found.annotate(number=Count("entries"), used=Count("entries__claimed_at"))[:100]


def open_conflicts() -> QuerySet[CensusConflict]:
    """List the conflicts that wait for a verifier, the longest waiting first; at most 100."""
    along = ("person", "held__person", "held__territory")
    found = CensusConflict.objects.filter(status=CensusConflict.Status.OPEN)
    return found.select_related(*along).order_by("pk")[:100]
