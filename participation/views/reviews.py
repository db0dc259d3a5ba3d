"""Reviews in the organiser's room: criteria, who reviews what, and what the reviews come to."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from participation.forms.lists import RowsForm
from participation.forms.reviews import (
    AssignForm,
    CriterionForm,
    RemoveCriterionForm,
    ReviewNoteForm,
)
from participation.models import Criterion, Proposal, Review
from participation.queries import reviews as queries
from participation.queries.answers import suggested_on
from participation.queries.keyset import page_of
from participation.queries.proposals import ORDERS, PAGE
from participation.services import reviews as services
from participation.services.checklist import room_url
from participation.views.links import page_links
from participation.views.review_notes import NotesMixin
from participation.views.room import FormPage, PostOnly, RoundRoom


class CriteriaView(RoundRoom, FormPage):
    """The criteria of a round, and the form that adds one."""

    template = "criteria"
    heading = _("Review criteria")
    lead = _("Evaluators score each proposal they are given by these, from 0 to 5.")
    button = _("Add this criterion")

    def form(self, data: Any = None) -> CriterionForm:
        return CriterionForm(data, round_=self.round_)

    def save(self, form: CriterionForm) -> str:
        services.write_criterion(
            round_=self.round_,
            organiser=self.request.user,
            language=get_language() or "",
            **form.cleaned_data,
        )
        return room_url("room-criteria", self.process, self.round_)

    def page(self, template: str, **context: Any) -> HttpResponse:
        return super().page(template, criteria=self.round_.criteria.all(), **context)


class CriterionMixin(RoundRoom):
    @cached_property
    def criterion(self) -> Criterion:
        found = get_object_or_404(self.round_.criteria, pk=self.kwargs["criterion"])
        found.round = self.round_
        return found


class CriterionView(CriterionMixin, FormPage):
    """Give a criterion other words or another weight."""

    heading = _("Change a criterion")
    button = _("Keep")

    def form(self, data: Any = None) -> CriterionForm:
        return CriterionForm(data, round_=self.round_, criterion=self.criterion)

    def save(self, form: CriterionForm) -> str:
        services.write_criterion(
            round_=self.round_,
            organiser=self.request.user,
            criterion=self.criterion,
            language=get_language() or "",
            **form.cleaned_data,
        )
        return room_url("room-criteria", self.process, self.round_)


class RemoveCriterionView(CriterionMixin, PostOnly):
    """Take a criterion away."""

    def act(self) -> str:
        form = RemoveCriterionForm(self.request.POST)
        services.remove_criterion(
            criterion=self.criterion,
            organiser=self.request.user,
            note=form.cleaned_data["note"] if form.is_valid() else "",
            language=get_language() or "",
        )
        return self.back()

    def back(self) -> str:
        return room_url("room-criteria", self.process, self.round_)


class AssignView(RoundRoom, FormPage):
    """What the reviews of a round come to, and the form that assigns more."""

    template = "reviews"
    heading = _("Reviews")
    lead = _("What evaluators found helps you to decide your answers. Only organisers see it.")
    button = _("Assign")

    def form(self, data: Any = None) -> AssignForm:
        return AssignForm(data, process=self.process)

    def save(self, form: AssignForm) -> str:
        number = services.assign(
            round_=self.round_, organiser=self.request.user, **form.cleaned_data
        )
        words = ngettext(
            "%(number)s review is assigned.", "%(number)s reviews are assigned.", number
        )
        self.done = words % {"number": number}
        return room_url("room-reviews", self.process, self.round_)

    def page(self, template: str, **context: Any) -> HttpResponse:
        asked = RowsForm.read(self.request.GET)
        page = page_of(
            queries.with_progress(self.round_),
            order=ORDERS["newest"],
            size=PAGE,
            after=asked["after"],
            before=asked["before"],
        )
        criteria = list(self.round_.criteria.all())
        found = queries.verdicts_on(page.rows, criteria)
        lines = [(proposal, found.get(proposal.pk)) for proposal in page.rows]
        links = page_links(self.request.GET, page)
        return super().page(template, lines=lines, links=links, criteria=criteria, **context)


class ProposalReviewsView(NotesMixin, RoundRoom):
    """All reviews of one proposal, and what is noted among those who review or answer it."""

    @cached_property
    def proposal(self) -> Proposal:
        proposals = queries.to_be_reviewed(self.round_)
        return get_object_or_404(proposals, pk=self.kwargs["proposal"])

    @property
    def address(self) -> str:
        return f"{room_url('room-reviews', self.process, self.round_)}{self.proposal.pk}/"

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show()

    def show(self, note_form: ReviewNoteForm | None = None, status: int = 200) -> HttpResponse:
        proposal = self.proposal
        criteria = list(self.round_.criteria.all())
        verdicts = queries.verdicts_on([proposal], criteria).get(proposal.pk, queries.Verdicts())
        return self.page(
            "proposal_reviews",
            status=status,
            proposal=proposal,
            is_over=queries.is_announced(proposal),
            suggestions=suggested_on(proposal),
            **self.notes(proposal, self.address, note_form),
            reviews=queries.reviews_of(proposal),
            verdicts=verdicts,
            means=[(one, verdicts.by_criterion.get(one.pk)) for one in criteria],
        )


class AddNoteView(ProposalReviewsView):
    """Say something to the evaluators of a proposal and to the other organisers."""

    http_method_names = ["post"]

    def return_address(self) -> str:
        return self.request.path.removesuffix("notes/")

    def post(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.add_note(self.proposal, self.address)

    def show_notes(self, form: ReviewNoteForm, status: int) -> HttpResponse:
        return self.show(form, status)


class TakeBackView(RoundRoom, PostOnly):
    """Take a review away from whoever has not finished it."""

    done = _("The review is taken back.")

    @cached_property
    def review(self) -> Review:
        mine = Review.objects.filter(proposal__round=self.round_).select_related("proposal")
        return get_object_or_404(mine, pk=self.kwargs["review"])

    def act(self) -> str:
        back = self.back()
        services.take_back(review=self.review, organiser=self.request.user)
        return back

    def back(self) -> str:
        keys = self.process, self.round_
        return f"{room_url('room-reviews', *keys)}{self.review.proposal_id}/"
