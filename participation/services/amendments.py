"""Suggested changes: anybody whom a round is for suggests, the authors answer."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import require
from participation import rules
from participation.models import Amendment, Proposal
from participation.models.amendments import REASON_LENGTH
from participation.models.proposals import TEXT_LENGTH, TITLE_LENGTH
from participation.queries.amendments import fits
from participation.queries.people import hold
from participation.queries.proposals import held
from participation.services.editions import Outdated
from participation.services.news_of_proposals import tell_writers
from participation.services.pace import keep_pace
from participation.services.premoderation import hold_back, waits
from participation.services.proposals import edit_proposal, publish_proposal, ref
from people.models import User
from people.services import audit, notices
from thread import services as thread
from thread.refs import Ref, Relation

MOST_WAITING = 3
KEPT = ("category", "territory", "place_name", "latitude", "longitude", "estimated_cost")


@transaction.atomic
def suggest_amendment(  # noqa: PLR0913 -- a suggestion is what, why, over which version
    *,
    proposal: Proposal,
    author: User,
    title: str,
    text: str,
    reason: str,
    seen: int | None = None,
    form_key: UUID | None = None,
) -> Amendment:
    """Suggest other words for a published proposal.

    ``seen`` is the version they were written over. The same ``form_key`` sent again returns the
    suggestion already made. Where proposals are read first, so is what is to change them; and so
    are many links of somebody new.

    Raises:
        RuleBroken: when the round does not allow it or is not open, one is an author oneself,
            nothing is changed, no reason is given, or three suggestions of one's own wait already.
        TooSoon: when the author suggests too much in a short time.

    """
    hold(author)
    made = form_key and Amendment.objects.filter(author=author, form_key=form_key).first()
    if made:
        return made
    proposal = held(proposal)
    way = rules.door("participation.suggest_amendment", author, proposal)
    require(bool(way), way.needs)
    title, text, reason = " ".join(title.split()), _plain(text), reason.strip()
    _require_words(title, text, reason)
    require((title, text) != (proposal.title, _plain(proposal.text)), _("Nothing is changed."))
    _require_room(author, proposal)
    keep_pace(person=author, kind="amendment")
    amendment = Amendment(
        proposal=proposal,
        author=author,
        base_version=min(seen or proposal.version, proposal.version),
        title=title,
        text=text,
        reason=reason,
        language=proposal.language,
        form_key=form_key,
        created_at=clock.now(),
    )
    return _handed_in(amendment)


@transaction.atomic
def let_in_amendment(*, amendment: Amendment) -> bool:
    """Show the authors what a moderator has read, or an appeal brought back. For first care."""
    amendment, _proposal = _held(amendment)
    if not amendment.is_unseen:
        return False
    amendment.sight = Amendment.Sight.VISIBLE
    amendment.save(update_fields=["sight"])
    _say_suggested(amendment)
    return True


@transaction.atomic
def accept_amendment(
    *,
    amendment: Amendment,
    author: User,
    title: str | None = None,
    text: str | None = None,
    seen: int | None = None,
) -> Amendment:
    """Take a suggestion over: the proposal's next version, which names who suggested it.

    When the proposal was changed since, its authors confirm the resulting ``title`` and ``text``
    as written over the version ``seen``. Where proposals are read first, only the very words that
    a moderator let in are taken over. Again: changes nothing.

    Raises:
        RuleBroken: when one is no author, the round or the suggestion is not open, or the words
            were changed since and no resulting text is confirmed.
        Outdated: when they were changed once more meanwhile.

    """
    amendment, proposal = _held(amendment)
    if amendment.status == Amendment.Status.ACCEPTED:
        return amendment
    _require_waiting(amendment)
    was_read = title is None or text is None
    if title is None or text is None:
        still = fits(amendment, proposal)
        require(still, _("The proposal was changed since. Confirm the resulting text."))
        title, text = amendment.title, amendment.text
    elif seen != proposal.version:
        raise Outdated(_("The proposal was changed again. Look at the resulting text once more."))
    changed = edit_proposal(
        proposal=proposal, author=author, was_read=was_read, title=title, text=text
    )
    amendment.accept()
    amendment.version = changed.version
    _decide(amendment, author, "amendment.accepted")
    transaction.on_commit(partial(_tell_suggester, amendment))
    suggester = amendment.author.pseudonym
    thread.record(
        source=ref_of(amendment), target=ref(proposal), relation=Relation.LED_TO, by=suggester
    )
    return amendment


@transaction.atomic
def reject_amendment(*, amendment: Amendment, author: User, answer: str) -> Amendment:
    """Do not take a suggestion over, and say why.

    Raises:
        RuleBroken: when one is no author, the round or the suggestion is not open, or no reason
            is given.

    """
    amendment, proposal = _held(amendment)
    way = rules.door("participation.reject_amendment", author, proposal)
    require(bool(way), way.needs)
    _require_waiting(amendment)
    require(bool(answer.strip()), _("Say why."))
    amendment.reject()
    amendment.answer = answer.strip()[:REASON_LENGTH]
    _decide(amendment, author, "amendment.rejected")
    transaction.on_commit(partial(_tell_suggester, amendment))
    return amendment


@transaction.atomic
def withdraw_amendment(*, amendment: Amendment, author: User) -> Amendment:
    """Take one's own suggestion back while it waits; again: changes nothing.

    Raises:
        RuleBroken: when it is somebody else's, or decided.

    """
    amendment, _proposal = _held(amendment)
    require(amendment.author_id == author.pk, _("Only the author can do this."))
    if amendment.status == Amendment.Status.WITHDRAWN:
        return amendment
    _require_waiting(amendment)
    amendment.withdraw()
    amendment.save()
    _record("amendment.withdrawn", author, amendment)
    return amendment


@transaction.atomic
def take_amendment_back(*, amendment: Amendment) -> None:
    """Withdraw a suggestion no moderator has decided about. For first care, which asks who may."""
    amendment, _proposal = _held(amendment)
    amendment.withdraw()
    amendment.save()
    _record("amendment.withdrawn", amendment.author, amendment)


@transaction.atomic
def promote_amendment(*, amendment: Amendment, author: User) -> Proposal:
    """Make one's own rejected suggestion a proposal of one's own, and keep where it came from.

    Theme, place and cost are those of the first proposal. Again: returns the same proposal.

    Raises:
        RuleBroken: when it is somebody else's or was not rejected, or what publishing raises.

    """
    hold(author)
    amendment, proposal = _held(amendment)
    require(amendment.author_id == author.pk, _("Only the author can do this."))
    if amendment.became:
        return amendment.became
    rejected = amendment.is_rejected and amendment.is_visible
    require(rejected, _("Only what was not taken over becomes a proposal of its own."))
    words = {name: getattr(proposal, name) for name in KEPT}
    words |= {name: getattr(amendment, name) for name in ("title", "text", "language")}
    amendment.became = publish_proposal(round_=proposal.round, author=author, **words)
    amendment.promote()
    amendment.save()
    _record("amendment.promoted", author, amendment)
    transaction.on_commit(partial(_tell_writers, amendment, "amendment_promoted", author))
    here, own = ref_of(amendment), ref(amendment.became)
    thread.record_many(links=[(ref(proposal), here, Relation.LED_TO), (here, own, Relation.BECAME)])
    return amendment.became


def ref_of(amendment: Amendment) -> Ref:
    """Name a suggested change for the thread."""
    return Ref("amendment", str(amendment.pk))


def _held(amendment: Amendment) -> tuple[Amendment, Proposal]:
    """Read both anew and keep others from changing them: the proposal first, always."""
    proposal = held(amendment.proposal)
    found = Amendment.objects.select_for_update(of=("self",), no_key=True)
    amendment = found.select_related("author", "became").get(pk=amendment.pk)
    amendment.proposal = proposal
    return amendment, proposal


def _decide(amendment: Amendment, author: User, action: str) -> None:
    amendment.decided_by, amendment.decided_at = author, clock.now()
    amendment.save()
    _record(action, author, amendment)


def _handed_in(amendment: Amendment) -> Amendment:
    """Put a suggestion before the authors, or before a moderator first."""
    is_held = waits(amendment.proposal.round, amendment)
    amendment.sight = Amendment.Sight.WAITING if is_held else Amendment.Sight.VISIBLE
    amendment.save()
    _record("amendment.suggested", amendment.author, amendment)
    if is_held:
        hold_back(amendment)
    else:
        _say_suggested(amendment)
    return amendment


def _say_suggested(amendment: Amendment) -> None:
    told = partial(_tell_writers, amendment, "amendment_suggested", amendment.author)
    transaction.on_commit(told)


def _require_room(author: User, proposal: Proposal) -> None:
    waiting = Amendment.objects.filter(
        author=author,
        status=Amendment.Status.WAITING,
        sight__in=[Amendment.Sight.VISIBLE, Amendment.Sight.WAITING],
        proposal__round=proposal.round_id,
    )
    room = waiting.count() < MOST_WAITING
    require(room, _("Three of your suggestions wait in this round. Take one back first."))


def _plain(text: str) -> str:
    """Write ends of lines in one way: forms send another than the database keeps."""
    return text.replace("\r\n", "\n").strip()


def _require_words(title: str, text: str, reason: str) -> None:
    require(bool(title and text), _("Write a title and a text first."))
    require(bool(reason), _("Say why."))
    fits_in = len(title) <= TITLE_LENGTH and len(text) <= TEXT_LENGTH
    require(fits_in and len(reason) <= REASON_LENGTH, _("This text is too long."))


def _require_waiting(amendment: Amendment) -> None:
    waits = amendment.is_waiting and amendment.is_visible
    require(waits, _("This suggestion does not wait any more."))


def _tell_writers(amendment: Amendment, kind: str, by: User) -> None:
    key, url = f"{kind}:{amendment.pk}", amendment.get_absolute_url()
    tell_writers(amendment.proposal, kind=kind, key=key, by=by, url=url)


def _tell_suggester(amendment: Amendment) -> None:
    notices.tell(
        people={amendment.author_id} - {amendment.decided_by_id},
        kind=f"amendment_{amendment.status}",
        key=f"amendment:{amendment.pk}:{amendment.status}",
        thing=f"proposal:{amendment.proposal_id}",
        url=amendment.get_absolute_url(),
        names={"title": amendment.proposal.title},
    )


def _record(action: str, actor: User, amendment: Amendment) -> None:
    audit.record(
        action=action,
        actor=actor,
        target=f"proposal:{amendment.proposal_id}",
        detail={"amendment": amendment.pk},
    )
