"""Which services somebody answers for, and which nobody else does."""

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from people.models import User
from workflows.lab.models import Service


def only_owner_of(person: User) -> list[str]:
    """Name running services nobody else answers for. One query."""
    alone = (
        Service.objects.filter(stopped_at=None, owners__is_active=True)
        .annotate(how_many=Count("owners", distinct=True))
        .filter(how_many=1, pk__in=person.owned_services.values("pk"))  # type: ignore[attr-defined]
    )
    return [
        _("You are the only one who answers for “%(title)s”: name another one first.")
        % {"title": service}
        for service in alone
    ]


def owned_by(person: User) -> QuerySet[Service]:
    """List the services somebody answers for."""
    return Service.objects.filter(owners=person)


def stages_of(services: list[Service], _person: User) -> dict[int, list[str]]:
    """Say where each service stands. No query."""
    return {
        one.pk: [str(one.at.label), *([] if one.is_running else [_("stopped")])] for one in services
    }
