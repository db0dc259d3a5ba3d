from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, UpdateView

from common.http import PersonRequest
from people import contributions, roles
from people.forms import ProfileForm
from people.models import User
from people.queries.roles import has_second_factor, roles_given_to
from people.services import accounts, exports


class MyMixin(LoginRequiredMixin):
    """A page about the person reading it, kept by nobody else."""

    request: PersonRequest

    @method_decorator(never_cache)
    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().dispatch(*args, **kwargs)


class MyPageView(MyMixin, TemplateView):
    template_name = "people/me.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            roles=[roles.LABELS[role] for role in roles.ALL if role in roles_given_to(user)],
            is_administrator=rules.has_perm("people.see_people", user),
            has_second_factor=has_second_factor(user),
            contributions=contributions.of(user),
            tile=f"person-{user.pk}",
            **kwargs,
        )


class ProfileView(MyMixin, UpdateView[User, ProfileForm]):
    template_name = "people/profile.html"
    form_class = ProfileForm
    success_url = reverse_lazy("people:me")

    def get_object(self, *_: Any) -> User:
        # A copy: a refused name must not already stand in the page's header.
        return User.objects.get(pk=self.request.user.pk)

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        if not accounts.save_profile(form.instance):
            form.add_error("pseudonym", _("Somebody has just taken this name."))
            return self.form_invalid(form)
        messages.success(self.request, _("Your changes are saved."))
        return redirect(self.get_success_url())

    def form_invalid(self, form: ProfileForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ExportView(MyMixin, View):
    """Everything the site holds about the person, as a file for machines."""

    http_method_names = ["get", "head"]

    def get(self, request: PersonRequest) -> HttpResponse:
        answer = JsonResponse(
            exports.export_of(request.user, request=request),
            json_dumps_params={"ensure_ascii": False, "indent": 2},
        )
        answer["Content-Disposition"] = 'attachment; filename="noria-my-data.json"'
        return answer
