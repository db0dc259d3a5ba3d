"""What the pages of a session share, and the room itself."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from common.views.errors import error_page
from workflows.live.board.decide import Actor
from workflows.live.board.sight import ROOM
from workflows.live.models import Participant, Session
from workflows.live.queries.places import Visitor, actor_of, place_of
from workflows.live.queries.sessions import behind_code
from workflows.live.services.guesses import WINDOW, TooManyGuesses, session_behind
from workflows.live.services.replicas import shown_board
from workflows.live.tokens import cookie_name


def address_of(request: HttpRequest) -> str:
    """Return the address a request comes from, as the server in front of us reports it."""
    return str(request.META.get("REMOTE_ADDR", ""))


def too_many_guesses(request: HttpRequest) -> HttpResponse:
    return error_page(request, 429, retry_after=WINDOW)


class SessionMixin(View):
    """A page of the session its address names; those without a part in it learn nothing."""

    kwargs: dict[str, Any]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().dispatch(request, *args, **kwargs)
        except TooManyGuesses:
            return too_many_guesses(request)

    @property
    def visitor(self) -> Visitor:
        return self.request.user  # type: ignore[return-value]

    @cached_property
    def session(self) -> Session:
        """Return the session behind the code. Whoever has a place in it never guesses."""
        code = self.kwargs["code"]
        known = behind_code(code)
        if known is not None and (self.runs(known) or self.place_in(known)):
            return known
        found = session_behind(code, address_of(self.request))
        if found is None:
            raise Http404(_("There is no session with this code."))
        return found

    def runs(self, session: Session) -> bool:
        return self.visitor.is_authenticated and self.visitor.has_perm("live.run_session", session)

    def place_in(self, session: Session) -> Participant | None:
        token = self.request.COOKIES.get(cookie_name(session.pk), "")
        place = place_of(session, self.visitor, token)
        if place is not None:
            place.session = session
        return place

    @cached_property
    def place(self) -> Participant | None:
        return self.place_in(self.session)

    @cached_property
    def actor(self) -> Actor:
        assert self.place
        return actor_of(self.place, self.visitor)


class RoomView(SessionMixin, TemplateView):
    """The room of a participant: the current step, their cards, everybody's cards."""

    template_name = "live/room.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if self.session.code != kwargs["code"]:
            return redirect(self.session)
        if self.session.is_over:
            return redirect("live:report", self.session.code)
        if self.place is None:
            return redirect("live:join", self.session.code)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        assert self.place
        board = shown_board(self.session, ROOM, self.actor.id)
        return {
            "station": "session",
            "session": self.session,
            "place": self.place,
            "is_facilitator": self.actor.role == Participant.Role.FACILITATOR,
            "board": board,
            "languages": settings.LANGUAGES,
            "card_language": self.place.language,
            "cmid": str(uuid4()),
            "refused": None,
            "refusal": "",
            "text": "",
            **super().get_context_data(**kwargs),
        }
