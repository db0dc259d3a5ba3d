"""Choosers for what the other floors make: editors choose among what strangers may see, only."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.queries.wheel import public_proposals, public_rounds, public_services
from participation.models import Proposal, Round
from participation.queries import proposals
from workflows.lab.models import Service
from workflows.lab.queries import services

LONGEST_SEARCH = 100


class OpenThing(blocks.ChooserBlock):
    """One thing of another floor, the same in every language: translators do not see it.

    All of a page are loaded at once (two queries, and what the first brings along), and those that
    strangers may see at this moment carry ``for_everybody``. Pages show no others; editors keep
    them.
    """

    room: ClassVar["OpenChooser"]

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        keys = {value for value in values if value is not None}
        found = self.room.open_things().in_bulk(keys) if keys else {}
        for thing in found.values():
            thing.for_everybody = True
        if lost := keys - found.keys():
            found |= self.model_class.objects.in_bulk(lost)
        return [found.get(value) for value in values]

    def to_python(self, value: Any) -> Any:
        return self.bulk_to_python([value])[0]

    def value_from_form(self, value: Any) -> Any:
        # Forms give a key as text, or an instance that nobody has looked at from outside.
        if isinstance(value, self.model_class):
            return self.to_python(value.pk)
        return self.to_python(int(value)) if str(value or "").isdecimal() else None

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned and not self.room.open_things().filter(pk=cleaned.pk).exists():
            raise ValidationError(_("Choose something that everybody may read."))
        return self.value_from_form(cleaned)

    def get_translatable_segments(self, _value: Any) -> list:
        return []

    def restore_translated_segments(self, value: Any, _segments: list) -> Any:
        return value


class WordsForm(BaseFilterForm):
    """Look for what holds all the words."""

    q = forms.CharField(label=_("Search term"), max_length=LONGEST_SEARCH, required=False)

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        words = self.cleaned_data["q"]
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        return SEARCHES[objects.model](objects, words)


def _search_rounds(found: QuerySet[Round], words: str) -> QuerySet[Round]:
    for word in words.split()[: proposals.LONGEST_SEARCH]:
        found = found.filter(Q(title__icontains=word) | Q(process__title__icontains=word))
    return found


SEARCHES: dict[Any, Any] = {
    Proposal: proposals.search,
    Service: services.search,
    Round: _search_rounds,
}


def about(thing: Any) -> str:
    """Say where a thing belongs: titles alone are often alike."""
    if isinstance(thing, Service):
        return f"{thing.territory} · {thing.at.label}"
    round_ = thing.round if isinstance(thing, Proposal) else thing
    return f"{round_.process} · {round_.get_kind_display()}"


class _Columns:
    filter_form_class = WordsForm

    @property
    def columns(self) -> list[Column]:
        extra = Column("about", label=_("Where"), accessor=about)
        return [*super().columns, extra]  # type: ignore[misc]


class _Choose(_Columns, ChooseView):
    pass


class _ChooseResults(_Columns, ChooseResultsView):
    pass


class OpenChooser(ChooserViewSet):
    """A room to choose in. What strangers may not see has no title here, even by its address."""

    register_widget = False
    per_page = 20
    base_block_class = OpenThing
    choose_view_class = _Choose
    choose_results_view_class = _ChooseResults

    @property
    def chosen_view(self) -> Any:
        return self.construct_view(self.inject_view_methods(self.chosen_view_class, ["get_object"]))

    @property
    def chosen_multiple_view(self) -> Any:
        view = self.inject_view_methods(self.chosen_multiple_view_class, ["get_objects"])
        return self.construct_view(view)

    def open_things(self) -> QuerySet[Any]:
        raise NotImplementedError

    def get_object_list(self) -> QuerySet[Any]:
        return self.open_things()

    def get_object(self, pk: str) -> Any:
        if not pk.isdecimal():
            raise ObjectDoesNotExist
        return self.open_things().get(pk=pk)

    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        return self.open_things().filter(pk__in=[pk for pk in pks if pk.isdecimal()])

    def get_block_class(self, name: str | None = None, module_path: str | None = None) -> Any:
        block = super().get_block_class(name, module_path)
        block.room = self
        return block


class ProposalChooser(OpenChooser):
    model, icon = Proposal, "edit"
    choose_one_text, choose_another_text = _("Choose a proposal"), _("Choose another proposal")

    def open_things(self) -> QuerySet[Proposal]:
        # Cards ask for no other rounds of the process.
        return public_proposals().prefetch_related(None)


class RoundChooser(OpenChooser):
    model, icon = Round, "order"
    choose_one_text, choose_another_text = _("Choose a round"), _("Choose another round")

    def open_things(self) -> QuerySet[Round]:
        return public_rounds().order_by("-closes_at", "-pk")


class ServiceChooser(OpenChooser):
    model, icon = Service, "group"
    choose_one_text, choose_another_text = _("Choose a service"), _("Choose another service")

    def open_things(self) -> QuerySet[Service]:
        return public_services().order_by("-started_at", "-pk")


proposal_chooser = ProposalChooser("choose_proposal", url_prefix="noria/choose/proposal")
round_chooser = RoundChooser("choose_round", url_prefix="noria/choose/round")
service_chooser = ServiceChooser("choose_service", url_prefix="noria/choose/service")
CHOOSERS = [proposal_chooser, round_chooser, service_chooser]

OpenProposal = proposal_chooser.get_block_class("OpenProposal", __name__)
OpenRound = round_chooser.get_block_class("OpenRound", __name__)
OpenService = service_chooser.get_block_class("OpenService", __name__)
