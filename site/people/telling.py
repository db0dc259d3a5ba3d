"""What this floor tells people, and what of a person it exports and forgets."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from people import notices
from people.models import User
from people.services import exports, forgetting
from people.services.organisations import forget_asking

SENTENCES = {
    "organisation_verified": _("“%(name)s” has a verified page now"),
    "organisation_refused": _("“%(name)s” is not verified; read why"),
    "verification_ended_census": _(
        "By the population register you are not verified for %(name)s any more: %(reason)s"
    ),
    "verification_ended_invitation": _(
        "By your invitation code you are not verified for %(name)s any more: %(reason)s"
    ),
    "verification_ended_in-person": _(
        "By a verifier you met you are not verified for %(name)s any more: %(reason)s"
    ),
    "verification_ends_census": _(
        "By the population register you are verified for %(name)s until %(day)s. "
        "You can have it confirmed again from now on."
    ),
    "verification_ends_invitation": _(
        "By your invitation code you are verified for %(name)s until %(day)s. "
        "You can have it confirmed again from now on."
    ),
    "verification_ends_in-person": _(
        "By a verifier you met you are verified for %(name)s until %(day)s. "
        "You can have it confirmed again from now on."
    ),
    "conflict_handed": _(
        "By the population register you are verified for %(name)s now: %(reason)s"
    ),
    "conflict_dismissed": _(
        "By the population register you are not verified for %(name)s: %(reason)s"
    ),
    "conflict_kept": _(
        "Somebody else named your line of the register of %(name)s; a verifier left it with you: "
        "%(reason)s"
    ),
    "mandate_given": _("You may speak for “%(name)s”"),
    "mandate_revoked": _("You speak for “%(name)s” no more"),
}


def register() -> None:
    for kind, words in SENTENCES.items():
        notices.register(kind, words)
    exports.register("organisations_asked_for", _organisations)
    forgetting.register("organisations_asked_for", forget_asking)


def _organisations(person: User) -> list[dict[str, Any]]:
    asked = person.organisations_asked
    told = asked.values("name", "kind", "website", "asked_why", "status", "checked_at")
    return [dict(one) for one in told]
