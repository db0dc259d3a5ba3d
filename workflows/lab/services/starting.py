"""How a service begins: from a proposal people chose, or by a stated decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import require
from common.ids import short_code
from common.search_fold import fold
from participation.models import Proposal
from people.models import User
from people.services import audit
from thread import services as thread
from thread.refs import Ref, Relation
from workflows.lab.models import Lab, Service, ServiceStage, Stage
from workflows.lab.models.services import RESERVED_SLUGS
from workflows.lab.queries.winners import is_winner
from workflows.lab.services.texts import Words, filled

Origin = Service.Origin


def ref(service: Service) -> Ref:
    """Name a service for the thread."""
    return Ref("service", service.pk)


@transaction.atomic
def start_service(  # noqa: PLR0913 -- a mandate names all of these
    *,
    proposal: Proposal,
    lab: Lab,
    by: User,
    title: Words,
    answer_due_on: date,
    summary: Words = "",
    reason: str = "",
    owners: Iterable[User] = (),
    slug: str = "",
    at: datetime | None = None,
) -> Service:
    """Take a winning proposal into the lab; two at once start one service.

    ``title`` and ``summary`` are texts by language, or one text in the current language.
    ``answer_due_on`` is the day by which the public body promises its answer. A proposal that
    no published result names among its winners needs an organiser and a ``reason``, which
    everybody can read. ``by`` and ``owners`` answer for the service. ``at`` is for imports.

    Raises:
        RuleBroken: when the person may not, the proposal is a service already, it did not win
            and no reason is given, or the answer would be due before the start.

    """
    held = Proposal.objects.select_for_update(no_key=True, of=("self",)).get(pk=proposal.pk)
    require(by.has_perm("lab.start_service"), _("Only organisers and facilitators start services."))
    require(
        not Service.objects.filter(proposal=held).exists(), _("This proposal is a service already.")
    )
    has_won = is_winner(held)
    if not has_won:
        require(by.has_perm("lab.start_without_vote"), _("This proposal has not won a vote."))
        require(reason.strip(), _("This proposal has not won a vote: say why it starts anyway."))
    service = Service(
        proposal=held,
        origin=Origin.VOTE if has_won else Origin.OVERRIDE,
        origin_reason="" if has_won else reason.strip(),
        answer_due_on=answer_due_on,
    )
    _open(service, lab=lab, by=by, title=title, summary=summary, owners=owners, slug=slug, at=at)
    thread.record(
        source=Ref("proposal", held.pk),
        target=ref(service),
        relation=Relation.BECAME,
        by=by.pseudonym,
    )
    return service


@transaction.atomic
def start_without_proposal(  # noqa: PLR0913 -- a mandate names all of these
    *,
    lab: Lab,
    by: User,
    title: Words,
    origin: str,
    reason: str,
    answer_due_on: date,
    summary: Words = "",
    owners: Iterable[User] = (),
    slug: str = "",
    at: datetime | None = None,
) -> Service:
    """Start a service a public body asks for, or one that already runs elsewhere.

    ``origin`` is ``official`` or ``replicated``; ``reason`` is public. The rest is as in
    ``start_service``.

    Raises:
        RuleBroken: when the person is not an organiser, gives no reason, or the answer would be
            due before the start.

    """
    require(by.has_perm("lab.start_without_vote"), _("Starting without a vote takes an organiser."))
    require(
        origin in {Origin.OFFICIAL, Origin.REPLICATED}, _("A vote chooses a proposal; name it.")
    )
    require(reason.strip(), _("Say why this service starts without a vote."))
    service = Service(origin=origin, origin_reason=reason.strip(), answer_due_on=answer_due_on)
    _open(service, lab=lab, by=by, title=title, summary=summary, owners=owners, slug=slug, at=at)
    return service


def _open(  # noqa: PLR0913 -- the facts of the two doors above
    service: Service,
    *,
    lab: Lab,
    by: User,
    title: Words,
    summary: Words,
    owners: Iterable[User],
    slug: str,
    at: datetime | None,
) -> None:
    moment = at or clock.now()
    require(service.answer_due_on > moment.date(), _("The answer is due after the service starts."))
    filled(service, "title", title)
    filled(service, "summary", summary)
    require(str(service.title).strip(), _("A service needs a title."))
    service.lab, service.territory = lab, lab.territory
    service.started_at = service.published_at = moment
    service.slug = slug or _free_slug(service)
    service.search_key = search_key(service)
    service.save()
    service.owners.set({by, *owners})
    ServiceStage.objects.create(service=service, stage=Stage.MANDATE, entered_at=moment)
    audit.record(
        action="service.started",
        actor=by,
        target=f"service:{service.slug}",
        detail={"origin": service.origin, "reason": service.origin_reason},
    )


def search_key(service: Service) -> str:
    """Fold what a service says in all languages into the words it is found by."""
    texts: Mapping[str, object] = vars(service)
    return fold(
        "\n".join(
            str(text)
            for name, text in texts.items()
            if name.startswith(("title_", "summary_")) and text
        )
    )


def _free_slug(service: Service) -> str:
    """Make an address from the title; titles without Latin letters get a code."""
    words = slugify(str(service.title))[:60].strip("-")
    if words and words not in RESERVED_SLUGS and not Service.objects.filter(slug=words).exists():
        return words
    return f"{words or 'service'}-{short_code(6).lower()}"
