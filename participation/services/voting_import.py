from __future__ import annotations

from datetime import timedelta

from participation.models import Result, RollEntry, Round, VoteDesign
from participation.services.voting import (
    OptionDraft,
    close_round,
    open_vote,
    prepare_vote,
    publish_result,
)
from participation.services.voting_casting import cast_ballots
from participation.services.voting_issuing import issue_to
from participation.voting.pabulib import PbFile


def import_pabulib(*, round_: Round, file: PbFile, language: str) -> Result:
    """Let a real election happen again in a past round: one paper and one ballot for each voter.

    Everything goes through the services a voter uses, at the time the round was open; the result
    is counted here, not read from the file. Importing again returns the result there is.
    ``language`` is the one the options are named in. Raises what those services raise.
    """
    vote = VoteDesign.objects.filter(round=round_).first()
    if vote is None or not vote.is_closed:
        _let_it_happen(round_, file, language)
    return publish_result(round_=round_)


def _let_it_happen(round_: Round, file: PbFile, language: str) -> None:
    limits = file.instance.limits
    prepare_vote(
        round_=round_,
        budget=file.instance.budget,
        options=[
            OptionDraft(option.key, option.cost, {language: {"title": option.title, "text": ""}})
            for option in file.instance.options
        ],
        min_choices=limits.min_choices,
        max_choices=limits.max_choices,
        max_cost=limits.max_cost,
    )
    vote = open_vote(round_=round_, at=round_.opens_at)
    moment = round_.closes_at - timedelta(minutes=1)
    people = [f"import:{ballot.voter}" for ballot in file.ballots]
    codes = issue_to(vote=vote, people=people, source=RollEntry.Source.CENSUS, at=moment)
    choices = [ballot.choices for ballot in file.ballots]
    cast_ballots(vote=vote, ballots=zip(codes, choices, strict=True), at=moment)
    close_round(round_=round_)
