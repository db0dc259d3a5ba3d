"""What came of one round, for a page that shows it: never more than its own page shows."""

from typing import Any

from django.utils.translation import get_language

from participation.models import Result, Round
from participation.queries.processes import Figures
from participation.queries.voting import design_of, turnout

MOST_WINNERS = 12


def outcome_of(round_: Round) -> dict[str, Any]:
    """Say what a round of ``wheel.public_rounds`` has brought. No query.

    Of a vote: what was chosen and how many took part, once the result is published; before that,
    nothing. Of other rounds: the figures so far.
    """
    if round_.kind != Round.Kind.VOTE:
        numbers = (round_.proposal_total, round_.support_total, round_.comment_total)  # type: ignore[attr-defined]
        proposed, supported, commented = (number or 0 for number in numbers)
        shown = supported if round_.shows_supports else None
        figures = Figures(proposed, shown, commented)
        statements = round_.statement_total or 0  # type: ignore[attr-defined]
        return {"result": None, "figures": {round_.pk: figures}, "statements": statements}
    vote = getattr(round_, "vote", None)
    result = getattr(getattr(vote, "closing", None), "result", None)
    return _counted(vote, result) if result else {"result": None}


def _counted(vote: Any, result: Result) -> dict[str, Any]:
    design = design_of(vote)
    languages = [get_language() or "en"]
    chosen = [step for step in result.trace if step["decision"] == "funded"]
    return {
        "result": result,
        "number": len(result.winners),
        "winners": [
            {"words": design.words(step["key"], languages), "cost": step["cost"]}
            for step in chosen[:MOST_WINNERS]
        ],
        "more": max(0, len(chosen) - MOST_WINNERS),
        "turnout": turnout(vote),
        "budget": design.instance.budget,
        "currency": design.currency,
    }
