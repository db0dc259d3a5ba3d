"""Give people the languages they translate into and the sections they keep."""

from collections.abc import Iterable

import rules
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.queries.rights import (
    CACHE,
    SECTION,
    TRANSLATES,
    language_group,
    section_group,
)
from common.exceptions import RuleBroken
from people import roles
from people.models import User
from people.queries.roles import roles_given_to
from people.services import audit


@transaction.atomic
def give_languages(
    *,
    giver: User,
    person: User,
    translate: Iterable[str],
    publish: Iterable[str] = (),
    request: HttpRequest | None = None,
) -> None:
    """Let a translator translate into exactly these languages, and publish in some of them.

    Raises:
        RuleBroken: when the giver may not, or the person is no translator.

    """
    _refuse_unless(giver, person, roles.TRANSLATOR, _("Give them the role of translator first."))
    known = {code for code, _name in settings.LANGUAGES}
    wanted = {language_group(code) for code in {*translate, *publish} & known}
    wanted |= {language_group(code, publish=True) for code in set(publish) & known}
    _hold_exactly(person, TRANSLATES, wanted)
    _write_down("languages.given", giver, person, wanted, request)


@transaction.atomic
def give_sections(
    *, giver: User, person: User, sections: Iterable[str], request: HttpRequest | None = None
) -> None:
    """Let a section editor keep exactly these sections.

    Raises:
        RuleBroken: when the giver may not, or the person is no section editor.

    """
    hint = _("Give them the role of section editor first.")
    _refuse_unless(giver, person, roles.SECTION_EDITOR, hint)
    wanted = {section_group(slug) for slug in sections}
    _hold_exactly(person, SECTION, wanted)
    _write_down("sections.given", giver, person, wanted, request)


def take_back(person: User, role: str) -> None:
    """Take away what came with a role that its holder has lost."""
    prefix = {roles.TRANSLATOR: TRANSLATES, roles.SECTION_EDITOR: SECTION}.get(role)
    if prefix:
        _hold_exactly(person, prefix, set())


def _refuse_unless(giver: User, person: User, role: str, hint: str) -> None:
    # `rules` directly: `has_perm` says yes to a superuser, and nobody may raise themselves.
    if not rules.has_perm("cms.give_rights", giver, person):
        raise RuleBroken(_("You cannot change your own rights: ask another administrator."))
    if role not in roles_given_to(person):
        raise RuleBroken(hint)


def _hold_exactly(person: User, prefix: str, wanted: set[str]) -> None:
    person.groups.remove(*person.groups.filter(name__startswith=prefix).exclude(name__in=wanted))
    person.groups.add(*Group.objects.filter(name__in=wanted))
    person.__dict__.pop(CACHE, None)


def _write_down(
    action: str, giver: User, person: User, groups: set[str], request: HttpRequest | None
) -> None:
    audit.record(
        action=action,
        actor=giver,
        target=f"person {person.pk}",
        request=request,
        detail={"groups": sorted(groups)},
    )
