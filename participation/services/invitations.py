"""For whom a process by invitation is: whom organisers name, by address or by public name.

An invitation signs nobody in and tells organisers nothing about accounts: whoever signs in with
the address, or is the person, sees the process once it is open.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from common import clock
from common.exceptions import RuleBroken
from common.translated_texts import in_each
from participation import signals
from participation.models import Invitation, Process
from participation.queries.processes import invitations_of
from participation.services.processes import held, target_of
from people.models import User
from people.services import audit, mail, notices

MOST_AT_ONCE = 200
MOST = 2000
# Who is invited, taken off and invited again is not written to each time.
REST = timedelta(days=1)
BATCH = 100


@transaction.atomic
def invite(
    *,
    process: Process,
    organiser: User,
    people: Iterable[User] = (),
    addresses: Iterable[str] = (),
) -> int:
    """Invite people and addresses to a process; return how many were not invited before.

    They are told when the process is open, now or later, each once.

    Raises:
        RuleBroken: when the person does not organise the process, it is public, more than 200
            are invited at once, or 2000 in all.

    """
    process = held(process, organiser)
    if process.access != Process.Access.INVITATION:
        raise RuleBroken(_("This process is public. Nobody needs an invitation."))
    wanted: set[tuple[str, Any]] = {("person_id", one.pk) for one in people}
    wanted |= {("email", address.strip().lower()) for address in addresses}
    if len(wanted) > MOST_AT_ONCE:
        raise RuleBroken(_("Invite 200 at a time at most."))
    before = process.invitations.filter(withdrawn_at=None).count()
    rows = [Invitation(process=process, **{name: value}) for name, value in sorted(wanted)]
    Invitation.objects.bulk_create(rows, ignore_conflicts=True)
    again = process.invitations.filter(_any_of(wanted), withdrawn_at__isnull=False)
    again.filter(told_at__lt=clock.now() - REST).update(told_at=None)
    again.update(withdrawn_at=None)
    standing = process.invitations.filter(withdrawn_at=None).count()
    if standing > MOST:
        raise RuleBroken(_("A process has 2000 invitations at most."))
    audit.record(
        action="process.invited",
        actor=organiser,
        target=target_of(process),
        detail={"number": standing - before},
    )
    if not process.is_draft:
        opened = partial(signals.process_opened.send, sender=Process, process=process)
        transaction.on_commit(opened)
    return standing - before


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, organiser: User) -> None:
    """Take an invitation back: the process is gone for that person from now on.

    What they wrote stays. Again: changes nothing. Raises ``RuleBroken`` for whoever does not
    organise the process.
    """
    process = held(invitation.process, organiser)
    taken = process.invitations.filter(pk=invitation.pk, withdrawn_at=None)
    if taken.update(withdrawn_at=clock.now()):
        detail = {"invitation": invitation.pk}
        audit.record(
            action="process.uninvited",
            actor=organiser,
            target=target_of(process),
            detail=detail,
        )


def tell_the_invited(process: Process) -> int:
    """Tell whoever is invited to an open process and does not know yet; return how many.

    In batches, each under its lock: running twice or two at once tells nobody twice.
    """
    told = 0
    while some := _tell_some(process):
        told += some
    return told


@transaction.atomic
def _tell_some(process: Process) -> int:
    if process.is_draft:
        return 0
    waiting = process.invitations.filter(withdrawn_at=None, told_at=None)
    some = list(waiting.select_for_update(skip_locked=True).order_by("pk")[:BATCH])
    process.invitations.filter(pk__in=[one.pk for one in some]).update(told_at=clock.now())
    for invitation in some:
        _tell(process, invitation)
    return len(some)


def _tell(process: Process, invitation: Invitation) -> None:
    if invitation.person_id:
        notices.tell(
            people=[invitation.person_id],
            key=f"invitation:{invitation.pk}",
            kind="process_invited",
            thing=f"process:{process.pk}",
            url=process.get_absolute_url(),
            names={"title": in_each(process, "title")},
        )
        return
    with override(process.languages[0]):
        back = urlencode({"next": process.get_absolute_url()})
        address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('account_login')}?{back}"
        mail.send(
            "participation/mail/invited",
            to=invitation.email,
            context={
                "process": process,
                "url": address,
                "address": invitation.email,
                "buttons": {address: gettext_lazy("Sign in or join")},
            },
        )


def for_export(person: User) -> list[dict[str, Any]]:
    """List a person's invitations for their export."""
    found = invitations_of(person.pk).select_related("process")
    return [
        {"process": one.process.slug, "address": one.email, "invited_at": one.invited_at}
        for one in found
    ]


def forget(person: User) -> None:
    """Take a person off every list of the invited."""
    invitations_of(person.pk).delete()


def _any_of(wanted: set[tuple[str, Any]]) -> Q:
    people = [value for name, value in wanted if name == "person_id"]
    addresses = [value for name, value in wanted if name == "email"]
    return Q(person__in=people) | Q(email__in=addresses)
