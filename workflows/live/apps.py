from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LiveConfig(AppConfig):
    name = "workflows.live"
    label = "live"
    verbose_name = _("Live sessions")

    def ready(self) -> None:
        from thread import registry  # noqa: PLC0415 -- models are ready only now

        from .queries.thread import cards_shown, sessions_shown  # noqa: PLC0415 -- the same

        registry.register("session", sessions_shown)
        registry.register("card", cards_shown)
