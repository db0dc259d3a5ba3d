from typing import Any, cast

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, UpdateView

from people import contributions, needs, roles
from people.forms import ProfileForm
from people.forms_mine import BeforeForm
from people.models import User
from people.queries.notices import unread
from people.queries.people import organisations_of
from people.queries.roles import has_second_factor, roles_given_to
from people.services import accounts


class MyView(LoginRequiredMixin, View):
    """A page about the person reading it, kept by nobody else."""

    @method_decorator(never_cache)
    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return super().dispatch(*args, **kwargs)

    @property
    def person(self) -> User:
        return cast("User", self.request.user)


class MyPageView(MyView, TemplateView):
    template_name = "people/me.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.person
        return super().get_context_data(
            roles=[roles.LABELS[role] for role in roles.ALL if role in roles_given_to(user)],
            is_administrator=rules.has_perm("people.see_people", user),
            verifies=rules.has_perm("people.assist", user),
            edits=rules.has_perm("people.enter_editors_rooms", user),
            has_second_factor=has_second_factor(user),
            needs=needs.of(user),
            unread=unread(user),
            organisations=organisations_of(user),
            contributions=contributions.of(user),
            tile=f"person-{user.pk}",
            **kwargs,
        )


class ContributionsView(MyView, TemplateView):
    """All contributions of one kind, thirty a page."""

    template_name = "people/contributions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = BeforeForm(self.request.GET)
        before = asked.cleaned_data["before"] if asked.is_valid() else None
        kind = contributions.page_of(self.person, self.kwargs["kind"], before=before)
        if kind is None:
            raise Http404
        next_url = f"?before={kind.more}" if kind.more else ""
        return super().get_context_data(**{**kwargs, "kind": kind, "next_url": next_url})


class ProfileView(MyView, UpdateView[User, ProfileForm]):
    template_name = "people/profile.html"
    form_class = ProfileForm
    success_url = reverse_lazy("people:me")

    def get_object(self, *_: Any) -> User:
        # A copy: a refused name must not already stand in the page's header.
        return User.objects.get(pk=self.person.pk)

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        if not accounts.save_profile(form.instance):
            form.add_error("pseudonym", _("Somebody has just taken this name."))
            return self.form_invalid(form)
        messages.success(self.request, _("Your changes are saved."))
        return redirect(self.get_success_url())

    def form_invalid(self, form: ProfileForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
