"""What a round asks of those who propose, and what they said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from participation.models import Proposal, Question, Round


@dataclass(frozen=True)
class Said:
    """One question and its answer in words."""

    question: Question
    words: list[str]


def asked_in(round_: Round) -> list[Question]:
    """List a round's questions in their order. One query."""
    return list(Question.objects.filter(round=round_))


def answers_of(proposal: Proposal) -> list[Said]:
    """Say what a proposal answers to its round's questions. One query, or none without answers."""
    return said(asked_in(proposal.round), proposal.extras) if proposal.extras else []


def said(questions: list[Question], extras: dict[str, Any]) -> list[Said]:
    """Put answers beside their questions; an option stands in the reader's language."""
    return [
        Said(question, _in_words(question, extras[question.key]))
        for question in questions
        if question.key in extras
    ]


def _in_words(question: Question, answer: Any) -> list[str]:
    if not question.is_choosing:
        return [str(answer)]
    names = dict(question.choices())
    chosen = answer if isinstance(answer, list) else [answer]
    return [names[key] for key in chosen if key in names]


def searchable_words(questions: list[Question], extras: dict[str, Any]) -> list[str]:
    """Give the words a proposal is found by beside its text: answers, options in every language."""
    found: list[str] = []
    for question in questions:
        answer = extras.get(question.key)
        if question.kind == Question.Kind.TEXT and answer:
            found.append(str(answer))
        chosen = answer if isinstance(answer, list) else [answer]
        for option in question.options:
            if option["key"] in chosen:
                found += [words for code, words in option.items() if code != "key"]
    return found
