from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from people.forms_notices import BeforeForm, FollowForm, MailsForm
from people.models import Follow, MailChoice, User
from people.notices import Named, is_talked_about, named
from people.queries import notices as queries
from people.services import notices
from people.views.me import MyView

_HEARS: dict[str, Any] = {
    Follow.Volume.ALL: gettext_lazy("You will hear of what happens here."),
    Follow.Volume.ANSWERS: gettext_lazy("You will hear when somebody answers or names you here."),
    Follow.Volume.MUTED: gettext_lazy("You will hear nothing of this conversation."),
}


class NoticesView(MyView):
    """What the person was told, what they follow, and how mails come."""

    http_method_names = ["get", "head"]

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.show(MailsForm(initial={"when": queries.mail_choice(self.person)}))

    def show(self, form: MailsForm, status: int = 200) -> HttpResponse:
        asked = BeforeForm(self.request.GET)
        before = asked.cleaned_data["before"] if asked.is_valid() else None
        told, more = queries.notices_of(self.person, before=before)
        context = {
            "notices": told,
            "next_url": f"?before={more}" if more else "",
            "unread": queries.unread(self.person),
            "followed": queries.followed_by(self.person),
            "form": form,
        }
        return render(self.request, "people/notices.html", context, status=status)


class ReadView(MyView):
    """Mark everything as read."""

    http_method_names = ["post"]

    def post(self, _request: HttpRequest) -> HttpResponse:
        notices.read_all(self.person)
        return redirect("people:notices")


class MailsView(NoticesView):
    """Choose how notices come by mail."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        form = MailsForm(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        notices.choose(person=self.person, when=form.cleaned_data["when"], request=request)
        messages.success(request, _("Your changes are saved."))
        return redirect("people:notices")


class FollowView(MyView):
    """Follow one thing, or not any more."""

    http_method_names = ["get", "head", "post"]

    @property
    def thing(self) -> str:
        return f"{self.kwargs['kind']}:{self.kwargs['pk']}"

    @cached_property
    def named(self) -> Named:
        found = named(self.thing, self.person)
        if found is None:
            raise Http404
        return found

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        target, form = self.named, FollowForm(request.POST)
        if not form.is_valid():
            return self._show(422, form=form)
        try:
            self._keep(form.cleaned_data)
            if when := form.cleaned_data["when"]:
                notices.choose(person=self.person, when=when, request=request)
        except RuleBroken as broken:
            return self._show(409, str(broken), form)
        return redirect(target.url)

    def _keep(self, wanted: dict[str, str]) -> None:
        if wanted["follow"] == "1":
            volume = wanted["volume"] or Follow.Volume.ALL
            notices.follow(person=self.person, thing=self.thing, volume=volume)
            messages.success(self.request, _HEARS[volume])
        else:
            notices.unfollow(person=self.person, thing=self.thing)
            messages.success(self.request, _("You do not follow this any more."))

    def _show(
        self, status: int = 200, refusal: str = "", form: FollowForm | None = None
    ) -> HttpResponse:
        volume = queries.volume_of(self.person, self.thing)
        initial = {"when": MailChoice.When.NONE, "volume": volume or Follow.Volume.ALL}
        context = {
            "target": self.named,
            "follows": volume,
            "talks": is_talked_about(self.thing),
            "refusal": refusal,
            "form": form or FollowForm(initial=initial),
            "asks": queries.chosen_mails(self.person) is None,
        }
        return render(self.request, "people/follow.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class StopView(View):
    """Stop the mails of whom the link was sent to. It signs nobody in and does nothing else."""

    http_method_names = ["get", "head", "post"]

    def _person(self) -> User:
        person = notices.person_to_stop(self.kwargs["token"])
        if person is None:
            raise Http404
        return person

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self._person()
        return render(request, "people/stop_mails.html", {"stopped": False})

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        notices.choose(person=self._person(), when=MailChoice.When.NONE)
        return render(request, "people/stop_mails.html", {"stopped": True})
