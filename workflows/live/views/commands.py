"""Every command of the protocol by a plain form: the way in without sockets or scripts."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect

from workflows.live.board.decide import Command
from workflows.live.board.kinds import KINDS
from workflows.live.board.sight import FACILITATORS, audience_of
from workflows.live.sentences import sentence
from workflows.live.services.doors import take_facilitators_place
from workflows.live.services.log import Answer, Wish, commit
from workflows.live.services.replicas import replica_of

from .console import ConsoleView
from .rooms import RoomView, SessionMixin

MANY = ("cards",)
STATUS = {"invalid": 422, "forbidden": 403, "retry": 503, "busy": 503}


def command_in(data: QueryDict) -> Command:
    """Read a command from a form; what is wrong with its words is said when it is decided."""
    kind, page = data.get("kind", ""), data.get("exp", "")
    cmid = data.get("cmid", "")
    schema = KINDS.get(kind)
    fields = schema.model_fields if schema else {}
    said: dict[str, Any] = {
        name: data.getlist(name) if name in MANY else data[name] or None
        for name in fields
        if name in data
    }
    readable = cmid.isascii() and cmid.isprintable() and 0 < len(cmid) <= 40
    turned = int(page) if page.isascii() and page.isdecimal() and len(page) < 10 else None
    return Command(kind, said, cmid if readable else uuid4().hex, turned)


class CommandsView(SessionMixin):
    """Take one command, then show the page it came from as it is now."""

    http_method_names = ["post"]

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        take_facilitators_place(self.session, self.visitor)
        if self.place is None:
            return redirect("live:join", self.session.code)
        command = command_in(request.POST)
        (answer,) = commit(replica_of(self.session.pk), [Wish(self.actor, command)])
        if request.accepts("text/html"):
            return self._page(command, answer)
        return JsonResponse(self._frame(command, answer), status=200 if answer.accepted else 409)

    def _frame(self, command: Command, answer: Answer) -> dict[str, Any]:
        if answer.accepted:
            frame = {"t": "ack", "c": command.cmid, "s": answer.seq}
            return {**frame, "dup": 1} if answer.repeated else frame
        words = answer.sentence or sentence(answer.why)
        return {"t": "nack", "c": command.cmid, "code": answer.code, "msg": words}

    def _page(self, command: Command, answer: Answer) -> HttpResponse:
        on_console = self.request.POST.get("page") == "console" and (
            audience_of(self.actor.role) == FACILITATORS
        )
        if answer.accepted:
            return redirect("live:console" if on_console else "live:room", self.session.code)
        words = answer.sentence or sentence(answer.why)
        if on_console or command.kind != "card.add":
            messages.error(self.request, words)
        view = (ConsoleView if on_console else RoomView)()
        view.setup(self.request, **self.kwargs)
        view.session, view.place = self.session, self.place
        return view.render_to_response(
            view.get_context_data(**self._refusal(command, words)),
            status=STATUS.get(answer.code, 409),
        )

    def _refusal(self, command: Command, words: str) -> dict[str, Any]:
        """Return what the page says at the field, and what was typed there."""
        if command.kind != "card.add":
            return {}
        said = command.data
        kept = {"text": said.get("text") or "", "card_language": said.get("language")}
        return {"refused": command, "refusal": words, **kept}
