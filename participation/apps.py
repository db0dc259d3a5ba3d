from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipationConfig(AppConfig):
    name = "participation"
    label = "participation"
    verbose_name = _("Participation")

    def ready(self) -> None:
        from common import searchable  # noqa: PLC0415 -- models are ready only now
        from thread import registry  # noqa: PLC0415 -- the same

        from .logs import forget_casting  # noqa: PLC0415 -- the same
        from .models import Process, Proposal  # noqa: PLC0415 -- the same
        from .queries import searchable as found  # noqa: PLC0415 -- the same
        from .queries.thread import proposals_shown, rounds_shown  # noqa: PLC0415 -- the same

        registry.register("proposal", proposals_shown)
        registry.register("round", rounds_shown)
        searchable.register("process", found.describe_processes, found.process_keys)
        searchable.register("proposal", found.describe_proposals, found.proposal_keys)
        searchable.watch(Process, "process")
        searchable.watch(Process, "proposal", found.proposals_of)
        searchable.watch(Proposal, "proposal")
        forget_casting()

        from people.services import exports, forgetting  # noqa: PLC0415 -- the same

        from .queries import coauthors  # noqa: PLC0415 -- the same

        exports.register("coauthored", coauthors.for_export)
        forgetting.register("coauthored", coauthors.forget)

        from . import rules_care, said, telling  # noqa: F401, PLC0415 -- the same

        telling.register()
        said.register()
