"""Which services only one person answers for."""

from django.db.models import Count
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
