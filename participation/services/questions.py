"""What a round asks of those who propose: written by organisers, answered by kind."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from anyascii import anyascii
from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.models import Proposal, Question, Round, RoundNote
from participation.models.questions import ANSWER_LENGTH
from participation.queries.questions import asked_in
from participation.services.processes import held
from people.models import User
from people.services import audit

MOST_QUESTIONS = 20
MOST_OPTIONS = 50
LARGEST_NUMBER = Decimal(10) ** 12


@transaction.atomic
def write_question(  # noqa: PLR0913 -- a question is these facts
    *,
    round_: Round,
    organiser: User,
    kind: str,
    is_required: bool,
    options: dict[str, list[str]],
    question: Question | None = None,
    position: int = 0,
    note: str = "",
    **texts: str,
) -> Question:
    """Add a question to a round of proposals, or change one; ``texts`` by language (``label_fr``).

    ``options`` are the words of each by language, in one order. An option that is still there in
    one of its languages stays the same for those who chose it. Once the round is open a public
    note says why.

    Raises:
        RuleBroken: when the person does not organise the process, the round is over or takes no
            proposals, it has 20 questions, the note, the label or the options are missing, or the
            kind of a question would change after the opening.

    """
    held(round_.process, organiser)
    round_ = Round.objects.select_for_update(no_key=True).get(pk=round_.pk)
    _require_may_ask(round_, question, kind)
    question = question or Question(round=round_, key=_free_key(round_, texts))
    question.kind, question.is_required, question.position = kind, is_required, position
    for name, words in texts.items():
        setattr(question, name, words.strip())
    if not any(words.strip() for name, words in texts.items() if name.startswith("label_")):
        raise RuleBroken(_("Write the question."))
    question.options = _options(question, options)
    _explain(round_, organiser, note, question)
    question.save()
    audit.record(action="round.asks", actor=organiser, target=f"round:{round_.pk}")
    return question


@transaction.atomic
def remove_question(*, question: Question, organiser: User) -> None:
    """Take a question away, before its round opens.

    Raises:
        RuleBroken: when the person does not organise the process, or the round has opened.

    """
    held(question.round.process, organiser)
    round_ = Round.objects.select_for_update(no_key=True).get(pk=question.round_id)
    if round_.state != Round.State.UPCOMING:
        raise RuleBroken(_("People may have answered it. It stays."))
    question.delete()


def checked(round_: Round, extras: dict[str, Any]) -> dict[str, Any]:
    """Return answers as they are kept, by key; empty ones are left out. One query.

    Raises:
        RuleBroken: when one answers no question of the round, or not as its kind asks.

    """
    questions = {question.key: question for question in asked_in(round_)} if extras else {}
    if extras.keys() - questions.keys():
        raise RuleBroken(_("This round does not ask that."))
    kept = {key: _kept(questions[key], value) for key, value in extras.items()}
    return {key: value for key, value in kept.items() if value not in (None, "", [])}


def require_answered(proposal: Proposal) -> None:
    """Refuse to publish while a question that must be answered is not. At most two queries.

    Raises:
        RuleBroken: naming the first one.

    """
    files: set[str] | None = None
    for question in asked_in(proposal.round):
        if not question.is_required or question.key in proposal.extras:
            continue
        if question.kind == Question.Kind.FILE:
            if files is None:
                sent = proposal.attachments.filter(key__in=proposal.attached)
                files = set(sent.values_list("question", flat=True))
            if question.key in files:
                continue
        raise RuleBroken(_("Answer this first: %(question)s") % {"question": question.label})


def _kept(question: Question, value: Any) -> Any:
    try:
        if question.kind == Question.Kind.TEXT:
            return _text(value)
        if question.kind == Question.Kind.NUMBER:
            return _number(value)
        keys = {option["key"] for option in question.options}
        if question.kind == Question.Kind.CHOICE and (not value or value in keys):
            return value
        if question.kind == Question.Kind.CHOICES and set(value) <= keys:
            return sorted(set(value), key=[*keys].index) and [k for k in value if k in keys]
    except (TypeError, ValueError, InvalidOperation) as wrong:
        raise RuleBroken(_wrong(question)) from wrong
    raise RuleBroken(_wrong(question))


def _text(value: Any) -> str:
    text = str(value or "").strip()
    if len(text) > ANSWER_LENGTH or "\x00" in text:
        raise ValueError
    return text


def _number(value: Any) -> int | float | None:
    if value in (None, ""):
        return None
    number = Decimal(str(value))
    if not number.is_finite() or abs(number) > LARGEST_NUMBER:
        raise ValueError
    return int(number) if number == number.to_integral_value() else float(round(number, 4))


def _wrong(question: Question) -> str:
    return _("This is no answer to “%(question)s”.") % {"question": question.label}


def _require_may_ask(round_: Round, question: Question | None, kind: str) -> None:
    if round_.kind != Round.Kind.PROPOSALS:
        raise RuleBroken(_("This round takes no proposals."))
    state = round_.state
    if state == Round.State.CLOSED:
        raise RuleBroken(_("This round is closed."))
    if question is None and round_.questions.count() >= MOST_QUESTIONS:
        raise RuleBroken(_("A round asks 20 questions at most."))
    if question and question.kind != kind and state != Round.State.UPCOMING:
        raise RuleBroken(_("People may have answered it. Its kind stays."))


def _explain(round_: Round, organiser: User, note: str, question: Question) -> None:
    """Once the round is open, write down for everybody why it asks something else."""
    if round_.state == Round.State.UPCOMING:
        return
    if not note.strip():
        raise RuleBroken(_("Write why the rules change."))
    RoundNote.objects.create(
        round=round_,
        text=note.strip()[:500],
        language=organiser.language,
        changes={"question": ["", question.label]},
        written_by=organiser,
    )


def _free_key(round_: Round, texts: dict[str, str]) -> str:
    label = next((words for words in texts.values() if words.strip()), "")
    stem = slugify(anyascii(label))[:30].strip("-") or "question"
    taken = set(round_.questions.values_list("key", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, MOST_QUESTIONS + 3))
    return next(key for key in (stem, *numbered) if key not in taken)


def _options(question: Question, said: dict[str, list[str]]) -> list[dict[str, str]]:
    """Join the languages of each option, and let those that stand keep their key."""
    if not question.is_choosing:
        return []
    number = max((len(words) for words in said.values()), default=0)
    if not number:
        raise RuleBroken(_("Write what people may choose."))
    if number > MOST_OPTIONS or len({len(words) for words in said.values() if words}) > 1:
        raise RuleBroken(_("Write each option once in every language, 50 at most."))
    known = {words: o["key"] for o in question.options for c, words in o.items() if c != "key"}
    used = {int(option["key"]) for option in question.options}
    options: list[dict[str, str]] = []
    codes = [code for code, _name in settings.LANGUAGES if said.get(code)]
    for at in range(number):
        words = {code: said[code][at] for code in codes}
        taken = {option["key"] for option in options}
        key = next((known[w] for w in words.values() if known.get(w, "") not in {"", *taken}), "")
        if not key:
            used.add(max(used, default=0) + 1)
            key = str(max(used))
        options.append({"key": key, **words})
    return options
