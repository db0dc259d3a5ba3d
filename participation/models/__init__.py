"""The tables of participation: processes, rounds, proposals, supports, comments (and votes)."""

from participation.models.comments import Comment
from participation.models.processes import Category, Process
from participation.models.proposals import Proposal, ProposalVersion
from participation.models.rounds import Round, RoundNote
from participation.models.supports import Support

__all__ = [
    "Category",
    "Comment",
    "Process",
    "Proposal",
    "ProposalVersion",
    "Round",
    "RoundNote",
    "Support",
]
