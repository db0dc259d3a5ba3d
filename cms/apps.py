from functools import partial

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail_localize import compat

# It writes months in English whatever the language; digits are read in all of ours.
# Here, because its models take it over as they are loaded.
compat.DATE_FORMAT = "%d/%m/%Y"


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Pages")

    def ready(self) -> None:
        # All of them need models, and models are only there now.
        from wagtail_localize import models as localize  # noqa: PLC0415

        from common.languages import register_alternates  # noqa: PLC0415

        from . import signals, watchers, watching_pages  # noqa: F401, PLC0415
        from .queries.languages import addresses_of  # noqa: PLC0415
        from .services.renewing import renew_sources  # noqa: PLC0415

        register_alternates(addresses_of)
        # It would take accents, and all of Arabic, out of addresses that are the same everywhere.
        localize.slugify = partial(slugify, allow_unicode=True)
        self._stand_in_the_frame()
        watchers.start()
        post_migrate.connect(renew_sources, sender=self, dispatch_uid="cms.renewing")
        self._fill_registries()

    def _stand_in_the_frame(self) -> None:
        from common import footer, suggestions  # noqa: PLC0415

        from .queries.footer import partners_at_the_foot  # noqa: PLC0415
        from .queries.lost import suggest  # noqa: PLC0415

        footer.register_partners(partners_at_the_foot)
        suggestions.register(suggest)

    def _fill_registries(self) -> None:
        from people import contributions, privacy, retention  # noqa: PLC0415
        from people.services import exports, forgetting  # noqa: PLC0415

        from .held import HELD  # noqa: PLC0415
        from .queries.registrations import for_export, registrations_of  # noqa: PLC0415
        from .services.forgetting import forget  # noqa: PLC0415
        from .services.registrations import forget_old, forget_person  # noqa: PLC0415
        from .services.retaining import (  # noqa: PLC0415
            delete_old_messages,
            delete_old_upload_days,
        )

        contributions.register("events", _("Events you registered for"), registrations_of)
        exports.register("event_registrations", for_export)
        forgetting.register("event_registrations", forget_person)
        forgetting.register("pages", forget)
        privacy.hold(HELD)
        retention.register("registrations for events", "90 days after", forget_old)
        retention.register("messages", "2 years", delete_old_messages)
        retention.register("files by day", "31 days", delete_old_upload_days)

        from thread import registry  # noqa: PLC0415

        from .queries.thread import pages_shown  # noqa: PLC0415

        registry.register("page", pages_shown)
