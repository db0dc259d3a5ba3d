"""The tables of participation: processes, rounds, proposals, supports, comments (and votes)."""

from participation.models.comments import Comment
from participation.models.processes import Category, Process
from participation.models.proposals import Proposal, ProposalVersion
from participation.models.rounds import Round, RoundNote, RoundQuerySet
from participation.models.supports import Support
from participation.models.voting import VoteDesign, VoteOption
from participation.models.voting_box import (
    Ballot,
    BallotOutbox,
    CountedBallot,
    Credential,
    RollEntry,
)
from participation.models.voting_results import Closing, Result, VoteEvent

__all__ = [
    "Ballot",
    "BallotOutbox",
    "Category",
    "Closing",
    "Comment",
    "CountedBallot",
    "Credential",
    "Process",
    "Proposal",
    "ProposalVersion",
    "Result",
    "RollEntry",
    "Round",
    "RoundNote",
    "RoundQuerySet",
    "Support",
    "VoteDesign",
    "VoteEvent",
    "VoteOption",
]
