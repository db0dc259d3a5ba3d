from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipationConfig(AppConfig):
    name = "participation"
    label = "participation"
    verbose_name = _("Participation")

    def ready(self) -> None:
        from thread import registry  # noqa: PLC0415 -- models are ready only now

        from .logs import forget_casting  # noqa: PLC0415 -- the same
        from .queries.thread import proposals_shown, rounds_shown  # noqa: PLC0415 -- the same

        registry.register("proposal", proposals_shown)
        registry.register("round", rounds_shown)
        forget_casting()
