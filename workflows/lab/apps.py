from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LabConfig(AppConfig):
    name = "workflows.lab"
    label = "lab"
    verbose_name = _("Lab")

    def ready(self) -> None:
        from common import searchable  # noqa: PLC0415 -- models are not loaded before this
        from people.notices import followable  # noqa: PLC0415
        from thread.refs import Kind  # noqa: PLC0415
        from thread.registry import register  # noqa: PLC0415
        from workflows.lab.models import Service  # noqa: PLC0415
        from workflows.lab.queries import searchable as found  # noqa: PLC0415
        from workflows.lab.queries.shown import show_gates, show_services  # noqa: PLC0415

        register(Kind.SERVICE, show_services)
        followable("service")
        register(Kind.GATE, show_gates)
        searchable.register("service", found.describe_services, found.service_keys)
        searchable.watch(Service, "service")
        self._say_what_is_held()

    def _say_what_is_held(self) -> None:
        from people import contributions, duties, privacy, verifying  # noqa: PLC0415 -- models are not loaded before this
        from workflows.lab.held import HELD  # noqa: PLC0415
        from workflows.lab.models import Artefact, Gate, Service  # noqa: PLC0415
        from workflows.lab.queries.duties import (  # noqa: PLC0415
            only_owner_of,
            owned_by,
            stages_of,
        )

        privacy.hold(HELD)
        contributions.register("services", _("Services I answer for"), owned_by, stages_of)
        duties.register("services", only_owner_of)
        for kind, model in (("service", Service), ("gate", Gate), ("artefact", Artefact)):
            verifying.register_things(kind, verifying.rows_of(model.objects.all()))
