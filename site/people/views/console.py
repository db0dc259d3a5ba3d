from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from common.exceptions import RuleBroken
from common.http import PersonRequest
from people import roles
from people.forms import PeopleSearchForm, RolesForm
from people.models import User
from people.queries import people as queries
from people.queries.roles import role_changes, roles_given_to
from people.services import proving
from people.services.roles import give_roles
from people.views.again import ask_again


class PeopleView(PermissionRequiredMixin, TemplateView):
    """Find a person, to give them a role."""

    permission_required = "people.see_people"
    template_name = "people/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = PeopleSearchForm(self.request.GET)
        # What cannot be a name or an address finds nobody.
        asked = form.cleaned_data if form.is_valid() else {"q": "@"}
        page = queries.people_page(**asked)
        return super().get_context_data(
            form=form, people=page.people, next_url=self._next_url(asked, page.after), **kwargs
        )

    def _next_url(self, asked: dict[str, str], after: str) -> str:
        return f"?{urlencode({**asked, 'after': after})}" if after else ""


class RolesView(PermissionRequiredMixin, FormView[RolesForm]):
    """Give roles to one person, or take them: whoever does has just shown who they are."""

    request: PersonRequest
    permission_required = "people.see_people"
    template_name = "people/roles.html"
    form_class = RolesForm

    @cached_property
    def person(self) -> User:
        return get_object_or_404(User.objects.select_related("territory"), pk=self.kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        # What was chosen before one was asked who one is.
        chosen = self.request.GET.getlist("roles")
        return {"roles": chosen or sorted(roles_given_to(self.person))}

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not proving.is_fresh(request, request.user):
            chosen = urlencode({"roles": request.POST.getlist("roles")}, doseq=True)
            return ask_again(f"{request.path}?{chosen}")
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            person=self.person,
            is_oneself=self.person.pk == self.request.user.pk,
            changes=role_changes(self.person),
            duties=[(roles.LABELS[role], duty) for role, duty in roles.DUTIES.items()],
            **kwargs,
        )

    def form_valid(self, form: RolesForm) -> HttpResponse:
        try:
            give_roles(
                giver=self.request.user,
                person=self.person,
                roles=form.cleaned_data["roles"],
                request=self.request,
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, _("The roles are saved."))
        return redirect("people:people")

    def form_invalid(self, form: RolesForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
