from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "demo"
    label = "demo"
    verbose_name = _("Demo")

    def ready(self) -> None:
        from people.services import forgetting  # noqa: PLC0415 -- models are ready only now

        from .services import mailbox  # noqa: PLC0415 -- the same

        forgetting.register("demo_mails", mailbox.forget)
