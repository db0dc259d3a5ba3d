"""The evaluator's desk: what one was given to review, and nothing else."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from common.facets import Choice
from common.links import link
from participation.forms.answers import SuggestAnswerForm
from participation.forms.reviews import (
    InterestForm,
    MyReviewsForm,
    ReviewForm,
    ReviewNoteForm,
)
from participation.models import Review, SuggestedAnswer
from participation.queries import reviews as queries
from participation.queries.keyset import Order, page_of
from participation.queries.proposals import PAGE
from participation.services import reviews as services
from participation.services.suggested_answers import suggest_answer
from participation.views.links import page_links
from participation.views.review_notes import NotesMixin
from participation.views.room import FormPage, Room


class Desk(Room):
    """A page for people with the role of evaluator."""

    def may_enter(self) -> bool:
        return self.request.user.has_perm("participation.evaluate")

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        where = f"participation/reviews/{template}.html"
        return render(self.request, where, {"station": "proposal"} | context, status=status)


class MyReviewsView(Desk):
    """What a person was given to review."""

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        asked = MyReviewsForm.read(request.GET)
        page = page_of(
            queries.assigned_to(request.user, asked["state"] or ""),
            order=Order("pk"),
            size=PAGE,
            after=asked["after"],
            before=asked["before"],
            among=queries.assigned_to(request.user),
        )
        return self.page(
            "mine",
            reviews=page.rows,
            links=page_links(request.GET, page),
            states=self._states(asked["state"] or ""),
        )

    def _states(self, chosen: str) -> list[Choice]:
        labels = MyReviewsForm.base_fields["state"].choices  # type: ignore[attr-defined]
        figures = queries.figures_of(self.request.user)
        return [
            Choice(
                key=state,
                label=str(label),
                url=link(self.request.GET, state=state or None),
                number=figures[state],
                is_chosen=chosen == state,
            )
            for state, label in [("", _("All")), *labels]
        ]


class OwnReview(Desk):
    """Something about one proposal that a person was given to review."""

    @cached_property
    def review(self) -> Review:
        mine = queries.assigned_to(self.request.user)  # type: ignore[arg-type]
        return get_object_or_404(mine, pk=self.kwargs["pk"])


class ReviewView(NotesMixin, OwnReview):
    """One proposal to review. Others' reviews are not shown, so that each is one's own."""

    http_method_names = ["get", "head", "post"]

    def form(self, data: Any = None, *, finishes: bool = False) -> ReviewForm:
        criteria = list(self.review.proposal.round.criteria.all())
        return ReviewForm(data, review=self.review, criteria=criteria, finishes=finishes)

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        finishes = "finish" in request.POST
        form = self.form(request.POST, finishes=finishes)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.write_review(
                review=self.review, evaluator=request.user, finish=finishes, **form.words()
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, status=409)
        done = _("Your review is finished. Thank you.") if finishes else _("Your review is kept.")
        messages.success(request, done)
        return redirect("reviews:mine") if finishes else redirect(request.path)

    def show(
        self,
        form: ReviewForm,
        status: int = 200,
        interest: Any = None,
        note_form: ReviewNoteForm | None = None,
    ) -> HttpResponse:
        proposal = self.review.proposal
        # Whoever has an interest in it does not read what the others say.
        page = reverse("reviews:review", args=[self.review.pk])
        notes = {} if self.review.conflict else self.notes(proposal, page, note_form)
        return self.page(
            "review",
            status=status,
            form=form,
            interest=interest or InterestForm(),
            review=self.review,
            proposal=proposal,
            process=proposal.round.process,
            round=proposal.round,
            is_over=queries.is_announced(proposal),
            **notes,
        )


class AddNoteView(ReviewView):
    """Say something to the other evaluators and the organisers."""

    http_method_names = ["post"]

    def return_address(self) -> str:
        return self.request.path.removesuffix("notes/")

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 -- Django's name
        return self.add_note(self.review.proposal, self.return_address())

    def show_notes(self, form: ReviewNoteForm, status: int) -> HttpResponse:
        return self.show(self.form(), status=status, note_form=form)


class InterestView(ReviewView):
    """Leave a proposal to somebody else, because one has an interest in it."""

    http_method_names = ["post"]

    def return_address(self) -> str:
        return self.request.path.removesuffix("interest/")

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = InterestForm(request.POST)
        if not form.is_valid():
            return self.show(self.form(), status=422, interest=form)
        try:
            why = form.cleaned_data["why"]
            services.declare_interest(review=self.review, evaluator=request.user, why=why)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(self.form(), status=409, interest=form)
        messages.success(request, _("Thank you for saying so. Somebody else will review it."))
        return redirect("reviews:mine")


class SuggestAnswerView(OwnReview, FormPage):
    """Write the answer one would give, where the round lets evaluators do so."""

    template = "suggest_answer"
    done = gettext_lazy("It is kept. The organisers see it when they decide the answer.")

    def form(self, data: Any = None) -> SuggestAnswerForm:
        proposal = self.review.proposal
        if not proposal.round.evaluators_answer:
            raise Http404
        known = SuggestedAnswer.objects.filter(review=self.review).first()
        initial = None if known else {"language": get_language()}
        process = proposal.round.process
        return SuggestAnswerForm(data, instance=known, initial=initial, process=process)

    def save(self, form: SuggestAnswerForm) -> str:
        review, person = self.review, self.request.user
        suggest_answer(review=review, evaluator=person, **form.cleaned_data)  # type: ignore[arg-type]
        return reverse("reviews:review", args=[review.pk])

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        told = {"review": self.review, "proposal": self.review.proposal}
        return super().page(template, status=status, **told, **context)
