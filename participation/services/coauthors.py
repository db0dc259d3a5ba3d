"""Writing together: the author invites, the invited answers, each may leave."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock
from common.exceptions import RuleBroken
from common.translated_texts import in_each
from participation import rules
from participation.models import CoAuthor, Proposal
from participation.models.coauthors import MOST_COAUTHORS
from participation.queries.processes import audience
from participation.queries.proposals import held
from participation.services.news_of_proposals import tell_writers
from people.models import User
from people.services import audit, letters, mail, notices


@transaction.atomic
def invite_coauthor(
    *, proposal: Proposal, author: User, person: User | None = None, email: str = ""
) -> CoAuthor:
    """Invite somebody, known by name or by an address, to write a proposal along.

    Inviting the same again changes nothing and sends nothing. Whether an account has the address
    makes no difference to the one who invites.

    Raises:
        RuleBroken: when one is not the author, the proposal or its round is over, it is one's own
            name or address, five others are invited or write along already, or the process is by
            invitation and they are not invited.
        TooSoon: when the author had an invitation sent to the address in the last ten minutes.

    """
    proposal = held(proposal)
    _require_door("participation.invite_coauthor", author, proposal)
    email = "" if person else email.strip().lower()
    if author.pk == getattr(person, "pk", None) or author.email.lower() == email:
        raise RuleBroken(_("You are the author already."))
    among = audience(proposal.round.process)
    if among is not None and not (person and among.filter(pk=person.pk).exists()):
        raise RuleBroken(_("This process is by invitation: name somebody who takes part in it."))
    known = proposal.coauthors.filter(person=person, email=email).first()
    if known:
        return known
    if proposal.coauthors.count() >= MOST_COAUTHORS:
        raise RuleBroken(_("Five people are invited or write along. Take one off first."))
    if email:
        letters.require_rest(kind="coauthor", to=email, source=author.pk)
    invitation = proposal.coauthors.create(person=person, email=email, invited_at=clock.now())
    _record("coauthor.invited", author, invitation)
    transaction.on_commit(partial(_send, invitation, author))
    return invitation


@transaction.atomic
def accept_invitation(
    *, invitation: CoAuthor, person: User, at: datetime | None = None
) -> CoAuthor:
    """Write a proposal along from now on; accepting twice changes nothing.

    Raises:
        RuleBroken: when somebody else is invited, the invitation was taken back, the proposal or
            its round is over, or the round is not for this person.

    """
    invitation = _held_invitation(invitation)
    if not is_invited(invitation, person):
        raise RuleBroken(_("This invitation is for somebody else."))
    if invitation.joined_at:
        return invitation
    _require_door("participation.join_as_coauthor", person, invitation.proposal)
    if person.pk in invitation.proposal.writer_ids:
        raise RuleBroken(_("You write this proposal already."))
    # The same person may have been invited by name as well.
    invitation.proposal.coauthors.filter(person=person).exclude(pk=invitation.pk).delete()
    invitation.person, invitation.email = person, ""
    invitation.joined_at = at or clock.now()
    invitation.save()
    _record("coauthor.joined", person, invitation)
    tell_writers(
        invitation.proposal, kind="coauthor_joined", key=f"coauthor:{invitation.pk}", by=person
    )
    return invitation


@transaction.atomic
def decline_invitation(*, invitation: CoAuthor, person: User | None) -> None:
    """Answer no. Whoever holds the link of a mail may: it shows that they read the address.

    Raises:
        RuleBroken: when it was answered already, or somebody else was invited by name.

    """
    invitation = _held_invitation(invitation)
    if invitation.joined_at:
        raise RuleBroken(_("You write this proposal already."))
    if not invitation.email and not is_invited(invitation, person):
        raise RuleBroken(_("This invitation is for somebody else."))
    _record("coauthor.declined", None if invitation.email else person, invitation)
    proposal, key = invitation.proposal, f"coauthor:{invitation.pk}"
    invitation.delete()
    tell_writers(proposal, kind="coauthor_declined", key=key)


@transaction.atomic
def end_coauthorship(*, coauthor: CoAuthor, person: User) -> None:
    """Leave as a co-author; or, as the author, take somebody off or an invitation back.

    Versions they wrote still say so. Again: changes nothing.

    Raises:
        RuleBroken: when the person is neither of them.

    """
    held(coauthor.proposal)
    row = CoAuthor.objects.select_related("proposal__round__process").filter(pk=coauthor.pk).first()
    if row is None:
        return
    leaves = row.joined_at is not None and row.person_id == person.pk
    if not leaves and row.proposal.author_id != person.pk:
        raise RuleBroken(_("Only the author can do this."))
    _record("coauthor.left" if leaves else "coauthor.removed", person, row)
    proposal, key = row.proposal, f"coauthor:{row.pk}:end"
    joined, gone = row.joined_at, row.person_id
    row.delete()
    proposal.__dict__.pop("co_writers", None)
    if leaves:
        tell_writers(proposal, kind="coauthor_left", key=key, by=person)
    elif joined and gone:
        notices.tell(
            people=[gone],
            key=key,
            kind="coauthor_removed",
            thing=f"proposal:{proposal.pk}",
            url=proposal.round.get_absolute_url(),
            names={
                "title": in_each(proposal.round.process, "title"),
                "name": person.pseudonym,
            },
        )


def is_invited(invitation: CoAuthor, person: User | None) -> bool:
    """Tell whether an invitation is for this person, by name or by their own address."""
    if person is None:
        return False
    if invitation.person_id:
        return invitation.person_id == person.pk
    return invitation.email == person.email.lower()


def _held_invitation(invitation: CoAuthor) -> CoAuthor:
    """Read an invitation anew, under the lock of its proposal."""
    held(invitation.proposal)
    along = CoAuthor.objects.select_related("proposal__round__process__territory")
    found = along.filter(pk=invitation.pk).first()
    if found is None:
        raise RuleBroken(_("This invitation was taken back or answered."))
    return found


def _require_door(permission: str, person: User, proposal: Proposal) -> None:
    way = rules.door(permission, person, proposal)
    if not way:
        raise RuleBroken(way.needs)


def _send(invitation: CoAuthor, author: User) -> None:
    """Tell the invited: on the site who is known by name, by mail who is known by an address."""
    process = invitation.proposal.round.process
    if invitation.person_id:
        notices.tell(
            people=[invitation.person_id],
            key=f"coauthor:{invitation.pk}",
            kind="coauthor_invited",
            thing=f"proposal:{invitation.proposal_id}",
            url=invitation.get_absolute_url(),
            names={"name": author.pseudonym, "title": in_each(process, "title")},
        )
        return
    url = f"{settings.WAGTAILADMIN_BASE_URL}{invitation.get_absolute_url()}"
    buttons = {url: gettext_lazy("Accept or decline")}
    facts = {"name": author.pseudonym, "process": str(process), "url": url, "buttons": buttons}
    mail.send("participation/mail/coauthor", to=invitation.email, context=facts)


def _record(action: str, actor: User | None, coauthor: CoAuthor) -> None:
    """Write it down; an address is never written into the audit."""
    audit.record(
        action=action,
        actor=actor,
        target=f"proposal:{coauthor.proposal_id}",
        detail={"person": coauthor.person_id},
    )
