"""The right to speak for an organisation: given with evidence, for a time, taken back at once."""

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from rules import has_perm

from common.exceptions import require
from people import rules
from people.models import Mandate, Organisation, User
from people.queries.mandates import valid
from people.services import audit, notices


@transaction.atomic
def give_mandate(  # noqa: PLR0913 -- a mandate is these facts
    *,
    giver: User,
    person: User,
    organisation: Organisation,
    evidence: str,
    scope: str = Mandate.Scope.EVERYTHING,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    request: HttpRequest | None = None,
) -> Mandate:
    """Let a person speak for a verified organisation, in a scope, from a moment to another.

    Whoever gives because of a mandate of their own cannot give a longer one.

    Raises:
        RuleBroken: when the giver may not, gives it to themselves, names no evidence, the
            organisation is not verified, the time ends before it starts or after the giver's
            own, or the person holds such a mandate already.

    """
    # Two who give at once: the second sees what the first gave.
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    starts_at = starts_at or timezone.now()
    _require_may_give(giver, person, organisation)
    require(bool(evidence.strip()), _("Say what the mandate rests on."))
    require(ends_at is None or ends_at > starts_at, _("A mandate must end after it starts."))
    _require_within_own_time(giver, organisation, ends_at)
    held = Mandate.objects.active_at(max(starts_at, timezone.now())).filter(
        person=person, organisation=organisation, scope=scope
    )
    require(not held.exists(), _("This person holds such a mandate already. Revoke it first."))
    mandate = Mandate.objects.create(
        person=person,
        organisation=organisation,
        scope=scope,
        starts_at=starts_at,
        ends_at=ends_at,
        evidence=evidence.strip(),
        given_by=giver,
    )
    _note("given", mandate, giver, request)
    return mandate


@transaction.atomic
def revoke_mandate(
    *, mandate: Mandate, revoker: User, request: HttpRequest | None = None
) -> Mandate:
    """Take a mandate back: nothing is said in the organisation's name with it from now on.

    What was said before stays. Revoking twice changes nothing.

    Raises:
        RuleBroken: when the person may neither give such mandates nor holds this one.

    """
    held = Mandate.objects.select_for_update(of=("self",)).select_related("organisation", "person")
    mandate = held.get(pk=mandate.pk)
    require(
        has_perm("people.revoke_mandate", revoker, mandate),
        _("Only who gives mandates of this organisation, or holds this one, can do this."),
    )
    if mandate.revoked_at is None:
        mandate.revoked_at = timezone.now()
        mandate.save(update_fields=["revoked_at"])
        _note("revoked", mandate, revoker, request)
    return mandate


def _require_may_give(giver: User, person: User, organisation: Organisation) -> None:
    require(organisation.is_verified, _("This organisation is not verified."))
    require(
        has_perm("people.give_mandate", giver, organisation),
        _("Only people who verify, or speak for the whole organisation, can do this."),
    )
    require(giver.pk != person.pk, _("Nobody gives a mandate to themselves."))
    require(person.is_active, _("Nobody has this public name."))


def _require_within_own_time(
    giver: User, organisation: Organisation, ends_at: datetime | None
) -> None:
    if rules.verifies(giver):
        return
    own = valid(giver, scope=Mandate.Scope.EVERYTHING).filter(organisation=organisation)
    ends = list(own.values_list("ends_at", flat=True))
    within = None in ends or (ends_at is not None and any(ends_at <= end for end in ends if end))
    require(within, _("Your own mandate ends before: you cannot give a longer one."))


def _note(what: str, mandate: Mandate, actor: User, request: HttpRequest | None) -> None:
    """Write down who did it for whom and which organisation; tell the person."""
    organisation = mandate.organisation
    target = f"organisation:{organisation.pk}"
    audit.record(
        action=f"mandate.{what}",
        actor=actor,
        target=target,
        request=request,
        detail={"mandate": mandate.pk, "person": mandate.person_id, "scope": mandate.scope},
    )
    if mandate.person_id != actor.pk:
        notices.tell(
            people=[mandate.person_id],
            key=f"mandate:{mandate.pk}:{what}",
            kind=f"mandate_{what}",
            thing=target,
            url=organisation.get_absolute_url(),
            names={"name": organisation.name},
        )
