"""Merging proposals: proposing it, the page where authors agree and supporters answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from participation import rules
from participation.forms.merges import MergeForm, SupporterForm
from participation.models import Merge
from participation.queries import merges as queries
from participation.services import merges as services
from participation.views.proposals import ProposalMixin
from participation.views.refusals import SignedInMixin
from participation.views.visitors import visitor_of

MERGE_ACTS = ("agree", "refuse", "effect", "answer")


class ProposeMergeView(SignedInMixin, ProposalMixin, View):
    """Propose that this proposal and others become one: its author, or the organiser."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            if self.proposal.is_draft:
                raise Http404
            mine = self.proposal.author_id == request.user.pk
            if not mine and not rules.organises(request.user, self.proposal.round.process):
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            merge = services.propose_merge(proposer=request.user, **form.facts())
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, 409)
        if merge.is_asked:
            messages.success(request, _("The authors are asked."))
        return redirect(merge)

    def form(self, data: Any = None) -> MergeForm:
        return MergeForm(data, proposal=self.proposal, reader=self.request.user)

    def show(self, form: MergeForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "proposal": self.proposal,
            "process": self.proposal.round.process,
            "round": self.proposal.round,
            "station": "proposal",
        }
        page = "participation/merges/propose.html"
        return render(self.request, page, context, status=status)


@method_decorator(never_cache, name="dispatch")
class MergeView(View):
    """One merge: what becomes what, who agreed, and the question to its supporters."""

    request: Any
    kwargs: dict[str, Any]
    http_method_names = ["get", "head"]

    @cached_property
    def merge(self) -> Merge:
        return get_object_or_404(
            queries.visible_to(visitor_of(self.request)),
            pk=self.kwargs["merge"],
            round__slug=self.kwargs["round"],
            round__process__slug=self.kwargs["process"],
        )

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show()

    def show(self, status: int = 200, **more: Any) -> HttpResponse:
        merge, reader = self.merge, visitor_of(self.request)
        parts = list(queries.parts_of(merge))
        asked = merge.is_asked and reader.is_authenticated
        mine = asked and any(part.proposal.author_id == reader.pk for part in parts)
        answer = queries.answer_of(merge, reader) if reader.is_authenticated else None
        may_answer = reader.is_authenticated and queries.may_answer(merge, reader)
        context = {
            "merge": merge,
            "parts": parts,
            "process": merge.round.process,
            "round": merge.round,
            "agreeing": mine
            and any(p.proposal.author_id == reader.pk and not p.agreed_at for p in parts),
            "ending": mine or (asked and merge.proposed_by_id == reader.pk),
            "pushing": asked
            and merge.by_organiser
            and rules.organises(reader, merge.round.process),
            "answer": answer,
            "became": None if any(part.is_target for part in parts) else merge.target,
            "supporter_form": SupporterForm() if may_answer else None,
            "stay": queries.stay_with_earlier(merge.target) if merge.target else 0,
            **{f"{name}_url": merge.url(f"{name}-merge") for name in MERGE_ACTS},
            "station": "proposal",
            **more,
        }
        page = "participation/merges/merge.html"
        return render(self.request, page, context, status=status)


class MergeAction(SignedInMixin, MergeView):
    """Do one thing to a merge, then show it as it stands."""

    http_method_names = ["post"]

    def return_address(self) -> str:
        return self.merge.get_absolute_url()

    def post(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        try:
            return self.act() or redirect(self.merge)
        except RuleBroken as broken:
            self.merge.refresh_from_db()
            return self.show(409, refusal=str(broken))

    def act(self) -> HttpResponse | None:
        raise NotImplementedError

    def require_author(self) -> None:
        authors = self.merge.parts.filter(proposal__author=self.request.user)
        if not authors.exists():
            raise PermissionDenied


class AgreeView(MergeAction):
    def act(self) -> HttpResponse | None:
        self.require_author()
        merge = services.agree_to_merge(merge=self.merge, author=self.request.user)
        if merge.is_done:
            messages.success(self.request, _("They are merged. Supporters are asked."))
        return None


class RefuseView(MergeAction):
    def act(self) -> HttpResponse | None:
        if self.merge.proposed_by_id != self.request.user.pk:
            self.require_author()
        services.refuse_merge(merge=self.merge, person=self.request.user)
        return None


class EffectView(MergeAction):
    def act(self) -> HttpResponse | None:
        if not rules.organises(self.request.user, self.merge.round.process):
            raise PermissionDenied
        services.put_into_effect(merge=self.merge, organiser=self.request.user)
        return None


class AnswerMergeView(MergeAction):
    def act(self) -> HttpResponse | None:
        form = SupporterForm(self.request.POST)
        if not form.is_valid():
            return self.show(422, supporter_form=form)
        services.answer_merge(merge=self.merge, person=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("Thank you. Your answer is counted."))
        return None
