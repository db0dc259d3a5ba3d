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
        from .queries.thread import amendments_shown, proposals_shown, rounds_shown  # noqa: PLC0415 -- the same

        registry.register("proposal", proposals_shown)
        registry.register("amendment", amendments_shown)
        registry.register("round", rounds_shown)
        searchable.register("process", found.describe_processes, found.process_keys)
        searchable.register("proposal", found.describe_proposals, found.proposal_keys)
        searchable.watch(Process, "process")
        searchable.watch(Process, "proposal", found.proposals_of)
        searchable.watch(Proposal, "proposal")
        forget_casting()

        from people.services import exports, forgetting  # noqa: PLC0415 -- the same

        from .queries import coauthors, reviews  # noqa: PLC0415 -- the same

        exports.register("coauthored", coauthors.for_export)
        forgetting.register("coauthored", coauthors.forget)
        forgetting.register("reviews", reviews.forget)

        from people import assisting  # noqa: PLC0415 -- the same

        from . import rules_care, rules_reviews, said, telling  # noqa: F401, PLC0415 -- the same
        from .views.kept_words import keep_words  # noqa: PLC0415 -- the same

        telling.register()
        assisting.keep_with(keep_words)
        said.register()
        self._say_what_is_held()
        self._fill_my_page()

    def _fill_my_page(self) -> None:
        from people import contributions, needs  # noqa: PLC0415 -- models are ready only now

        from .queries import mine  # noqa: PLC0415 -- the same

        needs.register("participation", mine.waiting_for)
        for name, title, lister, where in (
            ("processes", _("Processes I answer for"), mine.organised, mine.where_processes_are),
            ("drafts", _("What I am writing"), mine.drafts, mine.where_drafts_are),
            ("proposals", _("My proposals"), mine.proposals, mine.where_proposals_are),
            ("comments", _("My comments"), mine.comments, mine.where_comments_are),
            ("supports", _("What I support"), mine.supported, mine.where_proposals_are),
            ("statements", _("My statements"), mine.statements, mine.where_statements_are),
            ("translations", _("My translations"), mine.translations, mine.where_translations_are),
        ):
            contributions.register(name, title, lister, where)

    def _say_what_is_held(self) -> None:
        from people import duties, privacy, retention, verifying  # noqa: PLC0415 -- models are ready only now
        from people.services import exports  # noqa: PLC0415 -- the same
        from people.services import forgetting as people  # noqa: PLC0415 -- the same

        from .held import HELD  # noqa: PLC0415 -- the same
        from .models import Proposal, Round  # noqa: PLC0415 -- the same
        from .queries.counters import wrong_counts  # noqa: PLC0415 -- the same
        from .queries.exports import appeals_of, decisions_about  # noqa: PLC0415 -- the same
        from .services import forgetting  # noqa: PLC0415 -- the same
        from .services.attachments import drop_forgotten  # noqa: PLC0415 -- the same
        from .services.guests import KEPT, erase_guests  # noqa: PLC0415 -- the same
        from .services.retaining import erase_hidden, forget_reporters, forget_steps  # noqa: PLC0415 -- the same
        from .services.shares import drop_ended  # noqa: PLC0415 -- the same

        privacy.hold(HELD)
        retention.register("files of no change", "2 days", drop_forgotten)
        retention.register("reporters", "1 year after the decision", forget_reporters)
        retention.register("steps about people", "1 year after they end", forget_steps)
        retention.register("hidden words", "1 year after the decision", erase_hidden)
        retention.register("guests", f"{KEPT.days} days after their code", erase_guests)
        retention.register("links to drafts", "when they end", drop_ended)
        people.register("participation", forgetting.forget)
        people.register_words("participation", forgetting.remove_words)
        duties.register("processes", forgetting.only_organiser_of)
        exports.register("decisions_about_me", decisions_about)
        exports.register("my_appeals", appeals_of)
        verifying.register("counters", wrong_counts)
        verifying.register_things("proposal", verifying.rows_of(Proposal.objects.all()))
        verifying.register_things("round", verifying.rows_of(Round.objects.all()))
