"""What every verb of the lab asks before it acts."""

from django.utils.translation import gettext as _

from common.exceptions import require
from people.models import User
from workflows.lab.models import Service


def hold(service: Service) -> Service:
    """Return the service as it stands now, and make others who would change it wait."""
    return Service.objects.select_for_update(no_key=True, of=("self",)).get(pk=service.pk)


def require_may_write(service: Service, by: User) -> None:
    """Let through only who answers for a service that is still running."""
    require(
        by.has_perm("lab.run_service", service),
        _("Only those who answer for this service write here."),
    )
    require(service.is_running, _("This service has stopped."))
