"""The field that asks in whose name something is written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Organisation, User
from people.queries.mandates import organisations_of
from people.queries.roles import was_given_a_mandate

FIELD = "organisation"
OWN = "me"
OFFICIAL = "official"


class VoiceField(forms.TypedChoiceField):
    """Oneself, or one of some organisations; who sends nothing speaks for themselves."""

    def clean(self, value: Any) -> Any:
        return super().clean(value or OWN)


def offer_voices(
    form: forms.BaseForm,
    author: User,
    scope: str,
    *,
    chosen: int | str | None = None,
    body: Organisation | None = None,
) -> None:
    """Ask in whose name, if the author may speak for anybody; then one query.

    ``chosen`` is the organisation a draft is kept for; ``body`` the public body that runs the
    process, for whoever may write for it.

    What was sent for an organisation is never taken for one's own word: then the field is there
    in any case, and says what is wrong.
    """
    may = organisations_of(author, scope) if was_given_a_mandate(author) else []
    organisations: dict[str, Any] = {str(one.pk): one for one in may}
    names = [(key, one.name) for key, one in organisations.items()]
    if body:
        organisations[OFFICIAL] = OFFICIAL
        names.append(
            (OFFICIAL, _("%(name)s, the public body that runs this process") % {"name": body})
        )
    sent = form.data.get(form.add_prefix(FIELD)) if form.is_bound else None
    if not organisations and sent in {None, "", OWN} and not chosen:
        return
    form.fields[FIELD] = VoiceField(
        label=_("I write as"),
        choices=[(OWN, _("myself")), *names],
        coerce=organisations.get,
        initial=str(chosen) if str(chosen) in organisations else OWN,
        error_messages={
            "invalid_choice": _("You hold no mandate to speak for this organisation here.")
        },
    )


def voice(cleaned: dict[str, Any]) -> dict[str, Any]:
    """Return in whose name, ready for a service, if the form asked for it."""
    if FIELD not in cleaned:
        return {}
    is_official = cleaned[FIELD] == OFFICIAL
    return {FIELD: None if is_official else cleaned[FIELD], "is_official": is_official}
