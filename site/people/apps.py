from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        from people import held, needs, privacy, receivers, roles, telling  # noqa: PLC0415 -- apps are loading
        from people.services import erasing, retaining  # noqa: PLC0415 -- the same

        post_migrate.connect(roles.create_groups, dispatch_uid="people.roles")
        receivers.connect()
        telling.register()
        privacy.hold(held.HELD)
        erasing.start()
        retaining.start()
        needs.register("mails", needs.choice_of_mails)
