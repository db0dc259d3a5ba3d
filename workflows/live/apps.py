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
        self._say_what_is_held()

    def _say_what_is_held(self) -> None:
        from people import contributions, duties, privacy, retention, verifying  # noqa: PLC0415 -- models are ready only now
        from people.services import forgetting as people  # noqa: PLC0415 -- the same

        from .held import HELD  # noqa: PLC0415 -- the same
        from .models import Event, Session  # noqa: PLC0415 -- the same
        from .queries import sessions  # noqa: PLC0415 -- the same
        from .services import forgetting  # noqa: PLC0415 -- the same

        privacy.hold(HELD)
        retention.register("names in sessions", "1 year", forgetting.forget_old_names)
        contributions.register(
            "sessions", _("Sessions I joined"), sessions.joined_by, sessions.where_they_are
        )
        people.register("live", forgetting.forget)
        people.register_words("live", forgetting.remove_words)
        duties.register("sessions", forgetting.only_facilitator_of)
        verifying.register_things("session", verifying.rows_of(Session.objects.all()))
        verifying.register_things("card", verifying.rows_of(Event.objects.filter(kind="card.add")))
