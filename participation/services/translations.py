"""Translations people make of proposals, comments and statements. The original always stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, searchable
from common.exceptions import RuleBroken
from participation import rules
from participation.models import Case, Comment, Proposal, Statement, Translation
from participation.models.comments import TEXT_LENGTH as COMMENT_LENGTH
from participation.models.opinions import STATEMENT_LENGTH
from participation.models.proposals import TEXT_LENGTH, TITLE_LENGTH
from participation.models.translations import UNSEEN
from participation.queries.people import hold
from participation.services.first_day import require_few_links
from participation.services.pace import keep_pace
from participation.services.premoderation import (
    case_held,
    hold_back,
    is_translation_read_first,
    translation_waits,
)
from participation.services.search_keys import fold_again
from people.models import User

Original = Proposal | Comment | Statement
LONGEST = {Proposal: TEXT_LENGTH, Comment: COMMENT_LENGTH, Statement: STATEMENT_LENGTH}
# So many people may translate the same into one language: it bounds the list of them.
MOST = 10


@transaction.atomic
def translate(
    *, original: Original, translator: User, language: str, text: str, title: str = ""
) -> Translation:
    """Say somebody's words in another language; again, by the same person: changes theirs.

    Where the original would be read first, so is its translation; then it does not change. Many
    links of somebody new are read first too.

    Raises:
        RuleBroken: when the words are gone or in that language already, ten people translated
            them, a moderator took the person's translation away or reads it first, nothing or too
            much is said, or somebody new puts many links into what others read already.

    """
    hold(translator)
    original = _held(original)
    _require_may(original, translator, language)
    keep_pace(person=translator, kind="translation")
    title, text = _checked(original, title, text)
    mine = original.translations.filter(language=language, author=translator).first()
    waits = translation_waits(original, translator, title, text)
    if mine is None:
        _require_room(original, language)
        mine = Translation(author=translator, language=language, **{_kind(original): original})
    else:
        _require_may_say_anew(mine, waits=is_translation_read_first(original))
        if mine.is_visible:
            require_few_links(translator, title, text)
    mine.title, mine.text, mine.at = title, text, clock.now()
    mine.of_version = getattr(original, "version", 0)
    mine.status = Translation.Status.WAITING if waits else Translation.Status.VISIBLE
    mine.save()
    if waits:
        hold_back(mine)
    _found_anew(mine)
    return mine


@transaction.atomic
def let_in_translation(*, translation: Translation) -> bool:
    """Show what a moderator has read, or an appeal brought back; tell if it waited."""
    return _moved(translation, UNSEEN, Translation.Status.VISIBLE)


@transaction.atomic
def refuse_translation(*, translation: Translation) -> bool:
    """Keep from everybody what a moderator has read; tell whether it waited."""
    return _moved(translation, [Translation.Status.WAITING], Translation.Status.REFUSED)


@transaction.atomic
def remove_translation(*, translation: Translation, translator: User) -> Translation:
    """Take back one's own translation, for good; again: changes nothing.

    Raises:
        RuleBroken: when it is somebody else's, or a moderator took it away.

    """
    translation = _held_translation(translation)
    if translation.author_id != translator.pk:
        raise RuleBroken(_("Only the author can do this."))
    if translation.status == Translation.Status.REMOVED:
        return translation
    if not (translation.is_visible or translation.is_waiting):
        raise RuleBroken(_("It is gone already."))
    return _empty(translation, Translation.Status.REMOVED)


@transaction.atomic
def take_translation(*, translation: Translation, erased: bool = False) -> bool:
    """Hide a translation, or erase a hidden one; tell whether it was there. For first care."""
    translation = _held_translation(translation)
    gone = {Translation.Status.HIDDEN, Translation.Status.REFUSED}
    if erased and translation.status in gone:
        _empty(translation, Translation.Status.ERASED)
        return True
    return _moved(translation, [Translation.Status.VISIBLE], Translation.Status.HIDDEN)


@transaction.atomic
def return_translation(*, translation: Translation) -> None:
    """Show a hidden translation again. For first care."""
    _moved(translation, [Translation.Status.HIDDEN], Translation.Status.VISIBLE)


def empty_translations(original: Original) -> None:
    """Erase what translations of words say whose author or the law took the words away."""
    gone = [Translation.Status.REMOVED, Translation.Status.ERASED]
    standing = original.translations.exclude(status__in=gone)
    held = Case.objects.filter(translation__in=standing, status=Case.Status.HELD)
    held.update(status=Case.Status.ERASED)
    for one in standing:
        _empty(one, Translation.Status.ERASED)


def _moved(translation: Translation, source: Iterable[str], target: str) -> bool:
    """Move a translation that stands in one of these ways; tell whether it did."""
    translation = _held_translation(translation)
    if translation.status not in source:
        return False
    translation.status = target
    translation.save(update_fields=["status"])
    _found_anew(translation)
    return True


def _empty(translation: Translation, status: str) -> Translation:
    translation.status, translation.title, translation.text = status, "", ""
    translation.save(update_fields=["status", "title", "text"])
    _found_anew(translation)
    return translation


def _found_anew(translation: Translation) -> None:
    if translation.proposal_id:
        fold_again(translation.proposal_id)
        searchable.touch("proposal", [translation.proposal_id])


def _kind(original: Original) -> str:
    return type(original).__name__.lower()


def _held(original: Original) -> Any:
    """Read the original anew; whoever hides or removes it meanwhile waits, or was first."""
    found = type(original).objects.select_for_update(of=("self",), no_key=True)
    return found.get(pk=original.pk)


def _held_translation(translation: Translation) -> Translation:
    return Translation.objects.select_for_update(of=("self",), no_key=True).get(pk=translation.pk)


def _require_may(original: Original, translator: User, language: str) -> None:
    way = rules.door("participation.translate", translator, original)
    if not way:
        raise RuleBroken(way.needs)
    if language == original.language:
        raise RuleBroken(_("It is written in this language already."))


def _require_may_say_anew(mine: Translation, *, waits: bool) -> None:
    # Moderators hold the case first, then the words.
    case_held(mine)
    mine.refresh_from_db()
    if mine.is_waiting:
        raise RuleBroken(_("A moderator is reading it. Take it back to change it."))
    if mine.status not in {Translation.Status.VISIBLE, Translation.Status.REMOVED}:
        raise RuleBroken(_("A moderator took your translation away."))
    if waits and mine.is_visible:
        raise RuleBroken(_("A moderator let it in as it is. Take it back and write it anew."))


def _require_room(original: Original, language: str) -> None:
    others = original.translations.filter(language=language, status=Translation.Status.VISIBLE)
    if others.count() >= MOST:
        raise RuleBroken(_("Ten people have translated this into your language already."))


def _checked(original: Original, title: str, text: str) -> tuple[str, str]:
    title, text = " ".join(title.split()), text.strip()
    is_proposal = isinstance(original, Proposal)
    if not text or (is_proposal and not title):
        raise RuleBroken(_("Write something first."))
    if len(text) > LONGEST[type(original)] or len(title) > TITLE_LENGTH:
        raise RuleBroken(_("This text is too long."))
    return (title if is_proposal else ""), text
