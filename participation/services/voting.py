"""The vote from opening to result: what callers use."""

from participation.services.voting_casting import Receipt, WrongCode, cast_ballot, choices_of
from participation.services.voting_closing import close_round
from participation.services.voting_draw import enter_draw
from participation.services.voting_issuing import issue_credential
from participation.services.voting_opening import OptionDraft, enrol, open_vote, prepare_vote
from participation.services.voting_publishing import (
    CountsDiffer,
    LotRequired,
    publish_result,
    result_of,
)

__all__ = [
    "CountsDiffer",
    "LotRequired",
    "OptionDraft",
    "Receipt",
    "WrongCode",
    "cast_ballot",
    "choices_of",
    "close_round",
    "enrol",
    "enter_draw",
    "issue_credential",
    "open_vote",
    "prepare_vote",
    "publish_result",
    "result_of",
]
