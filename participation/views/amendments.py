"""Changes people suggest to a proposal: the list, one of them, and what is done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from common.differences import difference, merged
from common.exceptions import RuleBroken
from common.http import as_refusal
from common.paragraphs import paragraphs
from participation import rules
from participation.forms.amendments import (
    ParagraphAsked,
    ParagraphForm,
    RejectForm,
    SuggestForm,
    WordsForm,
)
from participation.forms.lists import RowsForm
from participation.models import Amendment
from participation.queries import amendments as queries
from participation.queries import proposals
from participation.services import amendments as services
from participation.views.kept_words import begun_before
from participation.views.links import page_links
from participation.views.proposals import ProposalMixin
from participation.views.refusals import KeepsWordsMixin, SignedInMixin, said_of_waiting
from participation.views.visitors import sign_in_url


class AboutProposalView(ProposalMixin, View):
    """A page about a public proposal; who may not see it finds nothing."""

    def page(self, name: str, status: int = 200, **more: Any) -> HttpResponse:
        if self.proposal.is_draft:
            raise Http404
        context = {
            "proposal": self.proposal,
            "process": self.proposal.round.process,
            "round": self.proposal.round,
            "station": "proposal",
            **more,
        }
        where = f"participation/amendments/{name}.html"
        return render(self.request, where, context, status=status)


class AmendmentsView(AboutProposalView):
    """What is suggested to change in a proposal, and the way to suggest more."""

    http_method_names = ["get", "head"]

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if not self.proposal.round.shows_amendments:
            raise Http404
        page = queries.page_of_amendments(self.proposal, self.reader, **RowsForm.read(request.GET))
        way = rules.door("participation.suggest_amendment", self.reader, self.proposal)
        suggest_url = self.proposal.url("suggest")
        return self.page(
            "list",
            amendments=page.rows,
            links=page_links(request.GET, page),
            suggesting=way,
            suggest_url=sign_in_url(suggest_url) if way.would_open else suggest_url,
        )


class SuggestView(KeepsWordsMixin, AboutProposalView):
    """Suggest other words: the proposal's own stand in the form, to be changed."""

    http_method_names = ["get", "head", "post"]

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        way = rules.door("participation.suggest_amendment", self.reader, self.proposal)
        if not way:
            return self.page("suggest", 409, refusal=way.needs)
        return self.show(self.form(begun_before(self.request)))

    def form(self, data: Any = None) -> SuggestForm:
        """Ask for one paragraph where one is named, else for the whole."""
        asked = ParagraphAsked.read(data or self.request.GET)
        begun = SuggestForm.begun(self.proposal)
        if asked["paragraph"] is None:
            return SuggestForm(data, initial=begun)
        base = queries.words_at(self.proposal, asked["seen"] or self.proposal.version)
        del begun["text"]
        return ParagraphForm(data, base=base, number=asked["paragraph"], initial=begun)

    def show(self, form: SuggestForm, status: int = 200) -> HttpResponse:
        form.keep_apart("reason", self.proposal)
        whole = not isinstance(form, ParagraphForm)
        alone = paragraphs(self.proposal.text) if whole else []
        return self.page("suggest", status, form=form, paragraphs=alone if len(alone) > 1 else [])

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            made = services.suggest_amendment(
                proposal=self.proposal, author=request.user, **form.words()
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return as_refusal(self.show(form), broken)
        told = _("Your suggestion is sent to the authors.")
        messages.success(request, said_of_waiting(made) if made.is_held else told)
        return redirect(made)


class AmendmentView(AboutProposalView):
    """One suggested change, with its difference, and what may be done with it."""

    @cached_property
    def amendment(self) -> Amendment:
        found = queries.visible_to(self.reader).filter(proposal=self.proposal)
        return get_object_or_404(found, pk=self.kwargs["amendment"])

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show()

    def show(
        self, status: int = 200, reject_form: RejectForm | None = None, **more: Any
    ) -> HttpResponse:
        amendment, proposal = self.amendment, self.proposal
        amendment.proposal = proposal
        mine = self.reader.is_authenticated and amendment.author_id == self.reader.pk
        base = queries.base_of(amendment)
        writer = self.reader.is_authenticated and rules.writes(self.reader, proposal)
        return self.page(
            "one",
            status,
            amendment=amendment,
            difference=difference(*map("\n".join, (base, (amendment.title, amendment.text)))),
            mine=mine,
            deciding=writer
            and amendment.is_waiting
            and amendment.is_visible
            and rules.door("participation.edit_proposal", self.reader, proposal),
            rejecting=writer
            and amendment.is_waiting
            and amendment.is_visible
            and rules.door("participation.reject_amendment", self.reader, proposal),
            became=proposals.visible_to(self.reader).filter(pk=amendment.became_id or 0).first(),
            promoting=mine and amendment.is_rejected and amendment.is_visible,
            **(self._when_stale(base) if amendment.is_waiting else {}),
            reject_form=(reject_form or RejectForm()).keep_apart("answer", proposal),
            **more,
        )

    def _when_stale(self, base: tuple[str, str]) -> dict[str, Any]:
        """Show what else was changed since, and both changes in one text where that can be."""
        amendment, proposal = self.amendment, self.proposal
        if base == (proposal.title, proposal.text):
            return {}
        title, text = (
            merged(was, now, wanted) or wanted
            for was, now, wanted in zip(
                base,
                (proposal.title, proposal.text),
                (amendment.title, amendment.text),
                strict=True,
            )
        )
        begun = {"title": title, "text": text, "seen": proposal.version}
        since = difference("\n".join(base), f"{proposal.title}\n{proposal.text}")
        return {"since": since, "result_form": self.result_form or WordsForm(initial=begun)}

    result_form: WordsForm | None = None


class AmendmentAction(SignedInMixin, AmendmentView):
    """Do one thing to a suggested change, then show it as it stands."""

    http_method_names = ["post"]

    def return_address(self) -> str:
        return self.amendment.get_absolute_url()

    def post(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        # Whether it is there at all comes before who may.
        self.amendment  # noqa: B018
        self._require_right()
        try:
            return self.act() or redirect(self.amendment)
        except RuleBroken as broken:
            self.amendment.refresh_from_db()
            self.read_again()
            return self.show(409, refusal=str(broken))

    def _require_right(self) -> None:
        if not rules.writes(self.request.user, self.proposal):
            raise PermissionDenied

    def act(self) -> HttpResponse | None:
        raise NotImplementedError


class AcceptView(AmendmentAction):
    def act(self) -> HttpResponse | None:
        words: dict[str, Any] = {}
        if "text" in self.request.POST:
            self.result_form = WordsForm(self.request.POST)
            if not self.result_form.is_valid():
                return self.show(422)
            words = self.result_form.cleaned_data
        services.accept_amendment(amendment=self.amendment, author=self.request.user, **words)
        messages.success(self.request, _("It is taken over: the proposal has a new version."))
        return None


class RejectView(AmendmentAction):
    def act(self) -> HttpResponse | None:
        form = RejectForm(self.request.POST)
        if not form.is_valid():
            return self.show(422, reject_form=form)
        services.reject_amendment(
            amendment=self.amendment, author=self.request.user, **form.cleaned_data
        )
        return None


class OwnAmendmentAction(AmendmentAction):
    """What only the person who suggested it does."""

    def _require_right(self) -> None:
        if self.amendment.author_id != self.request.user.pk:
            raise PermissionDenied


class WithdrawAmendmentView(OwnAmendmentAction):
    def act(self) -> HttpResponse | None:
        services.withdraw_amendment(amendment=self.amendment, author=self.request.user)
        return None


class PromoteView(OwnAmendmentAction):
    def act(self) -> HttpResponse | None:
        made = services.promote_amendment(amendment=self.amendment, author=self.request.user)
        messages.success(self.request, _("It is a proposal of your own now."))
        return redirect(made)
