"""Who is invited to a process by invitation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from participation.forms.invitations import InviteForm
from participation.forms.lists import RowsForm
from participation.models import Process
from participation.queries.keyset import Order, page_of
from participation.services import invitations as services
from participation.services.checklist import room_url
from participation.views.links import page_links
from participation.views.room import FormPage, PostOnly, ProcessRoom

PAGE = 50


class InvitingRoom(ProcessRoom):
    """The room of a process by invitation; others have no such page."""

    def may_enter(self) -> bool:
        runs_it = super().may_enter()
        if runs_it and self.process.access != Process.Access.INVITATION:
            raise Http404
        return runs_it


class InvitationsView(InvitingRoom, FormPage):
    """Who is invited, and the form that invites more."""

    template = "invitations"
    heading = _("Invitations")
    lead = _("Whoever is invited sees the process once it is open, after signing in.")
    button = _("Invite")

    def form(self, data: Any = None) -> InviteForm:
        return InviteForm(data)

    def save(self, form: InviteForm) -> str:
        people, addresses = form.cleaned_data["people"]
        number = services.invite(
            process=self.process, organiser=self.request.user, people=people, addresses=addresses
        )
        words = ngettext("%(number)s new invitation.", "%(number)s new invitations.", number)
        messages.success(self.request, words % {"number": number})
        return room_url("room-invitations", self.process)

    def page(self, template: str, **context: Any) -> HttpResponse:
        asked = RowsForm.read(self.request.GET)
        standing = self.process.invitations.filter(withdrawn_at=None).select_related("person")
        page = page_of(
            standing,
            order=Order("invited_at"),
            size=PAGE,
            after=asked["after"],
            before=asked["before"],
            among=self.process.invitations.all(),
        )
        links = page_links(self.request.GET, page)
        return super().page(template, invitations=page.rows, links=links, **context)


class WithdrawInvitationView(InvitingRoom, PostOnly):
    """Take an invitation back."""

    done = _("The invitation is withdrawn.")

    def act(self) -> str:
        found = get_object_or_404(self.process.invitations, pk=self.kwargs["invitation"])
        services.withdraw_invitation(invitation=found, organiser=self.request.user)
        return self.back()

    def back(self) -> str:
        return room_url("room-invitations", self.process)
