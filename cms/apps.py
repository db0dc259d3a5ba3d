from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Pages")

    def ready(self) -> None:
        # Models are needed by both, and models are only there now.
        from . import signals  # noqa: F401, PLC0415
