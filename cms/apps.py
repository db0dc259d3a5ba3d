from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Pages")

    def ready(self) -> None:
        # All of them need models, and models are only there now.
        from common.languages import register_alternates  # noqa: PLC0415

        from . import signals, watchers  # noqa: F401, PLC0415
        from .queries.languages import addresses_of  # noqa: PLC0415

        register_alternates(addresses_of)
        watchers.start()
