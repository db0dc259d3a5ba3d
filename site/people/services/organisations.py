"""Pages of organisations: asked for by anybody, verified by somebody who saw what it rests on."""

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from people import rules
from people.models import Organisation, Territory, User
from people.queries.organisations import asked_by
from people.services import audit, notices
from people.services.mandates import give_mandate

MOST_WAITING = 3


@transaction.atomic
def ask_for_page(  # noqa: PLR0913 -- an organisation is these facts
    *,
    person: User,
    name: str,
    kind: str,
    why: str,
    territory: Territory | None = None,
    website: str = "",
    request: HttpRequest | None = None,
) -> Organisation:
    """Ask for the page of an organisation; nobody else sees it before it is verified.

    Raises:
        RuleBroken: when there is one of this name, or three pages of this person wait already.

    """
    User.objects.select_for_update(no_key=True).only("pk").get(pk=person.pk)
    waiting = asked_by(person).filter(status=Organisation.Status.ASKED)
    if waiting.count() >= MOST_WAITING:
        raise RuleBroken(
            _("Three pages you asked for are still waiting. Let them be checked first.")
        )
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(
                name=name,
                kind=kind,
                territory=territory,
                website=website,
                asked_by=person,
                asked_why=why,
            )
    except IntegrityError as taken:
        raise RuleBroken(_("There is already an organisation of this name.")) from taken
    audit.record(
        action="organisation.asked", actor=person, target=target_of(organisation), request=request
    )
    return organisation


@transaction.atomic
def check_organisation(  # noqa: PLR0913 -- a check is who found what, on which evidence
    *,
    organisation: Organisation,
    checker: User,
    verified: bool,
    evidence: str,
    mandate: bool = False,
    request: HttpRequest | None = None,
) -> Organisation:
    """Verify an organisation, or say that it is not: then its page closes and mandates rest.

    With ``mandate``, whoever asked may speak for it from now on, in everything.

    Raises:
        RuleBroken: when the person may not verify, asked for the page themselves, or names no
            evidence.

    """
    if not rules.verifies(checker):
        raise RuleBroken(_("Only people who verify can do this."))
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if organisation.asked_by_id == checker.pk:
        raise RuleBroken(_("You asked for this page: somebody else checks it."))
    if not evidence.strip():
        raise RuleBroken(_("Say what it rests on."))
    status = Organisation.Status.VERIFIED if verified else Organisation.Status.REFUSED
    organisation.status, organisation.evidence = status, evidence.strip()
    organisation.checked_by, organisation.checked_at = checker, timezone.now()
    organisation.save()
    audit.record(
        action=f"organisation.{status}",
        actor=checker,
        target=target_of(organisation),
        request=request,
    )
    _tell(organisation)
    if verified and mandate and organisation.asked_by:
        give_mandate(
            giver=checker,
            person=organisation.asked_by,
            organisation=organisation,
            evidence=evidence,
            request=request,
        )
    return organisation


def target_of(organisation: Organisation) -> str:
    """Name an organisation as the audit does."""
    return f"organisation:{organisation.pk}"


def forget_asking(person: User) -> None:
    """Take out what a person wrote about themselves when they asked for a page."""
    person.organisations_asked.update(asked_why="")


def _tell(organisation: Organisation) -> None:
    if organisation.asked_by_id is None or organisation.checked_at is None:
        return
    notices.tell(
        people=[organisation.asked_by_id],
        key=f"{target_of(organisation)}:{organisation.checked_at.timestamp()}",
        kind=f"organisation_{organisation.status}",
        thing=target_of(organisation),
        url=organisation.get_absolute_url(),
        names={"name": organisation.name},
    )
