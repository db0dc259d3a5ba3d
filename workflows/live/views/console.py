"""The facilitators' console and the projector of a session."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from common.qr import qr
from participation.models import Proposal
from workflows.live.board.sight import FACILITATORS, ROOM
from workflows.live.models import Participant
from workflows.live.queries.people import people_of
from workflows.live.queries.sessions import behind_code
from workflows.live.services.replicas import shown_board, state_seen_by

from .rooms import SessionMixin


class FacilitatorMixin(SessionMixin):
    """A page for the session's own facilitators; for everybody else it does not exist."""

    http_method_names = ["get", "head"]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.method.lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        session = behind_code(kwargs["code"])
        if session is None or not self.runs(session):
            raise Http404
        self.session = session
        return super().dispatch(request, *args, **kwargs)

    @property
    def join_address(self) -> str:
        """The short address people type or scan."""
        path = reverse("short_join", args=[self.session.code])
        return urljoin(settings.JOIN_ADDRESS or self.request.build_absolute_uri("/"), path)

    def shared_context(self) -> dict[str, Any]:
        return {
            "session": self.session,
            "join_address": self.join_address,
            "join_words": self.join_address.split("://", 1)[-1],
            "qr": qr(self.join_address),
        }


class ConsoleView(FacilitatorMixin, TemplateView):
    """Run the session: run sheet, board, people."""

    template_name = "live/console.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if self.session.is_over:
            return redirect("live:report", self.session.code)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = str(self.place.pk) if self.place else ""
        board = shown_board(self.session, FACILITATORS, actor)
        return {
            **self.shared_context(),
            "board": board,
            "people": people_of(self.session),
            "blank_person": Participant(name=""),
            "place": self.place,
            **super().get_context_data(**kwargs),
        }


class ProjectorView(FacilitatorMixin, TemplateView):
    """The wall: what everybody in the room may see, readable from the last row."""

    template_name = "live/projector.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **self.shared_context(),
            "board": shown_board(self.session, ROOM),
            "place": None,
            **super().get_context_data(**kwargs),
        }


class DraftView(FacilitatorMixin):
    """Lead from a card to the draft it became."""

    def get(self, _request: Any, code: str, card: int) -> Any:
        state = state_seen_by(self.session.pk, FACILITATORS)
        became = state["cards"].get(str(card), {}).get("became")
        if not became:
            raise Http404(code)
        proposals = Proposal.objects.select_related("round__process")
        return redirect(proposals.get(pk=became["proposal"]))
