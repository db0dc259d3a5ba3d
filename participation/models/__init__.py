"""The tables of participation: processes, rounds, proposals, supports, comments (and votes)."""

from participation.models.admissions import Action, Admission
from participation.models.amendments import Amendment
from participation.models.answers import Answer, SuggestedAnswer
from participation.models.attachments import Attachment
from participation.models.care import Appeal, Case, Decision, Reason, Report, Watch
from participation.models.coauthors import CoAuthor
from participation.models.comment_marks import CommentVersion, HelpfulMark
from participation.models.comments import Comment
from participation.models.conclusions import Conclusions
from participation.models.endorsements import Endorsement
from participation.models.guests import EventCode, Guest
from participation.models.imports import ImportedComment, ImportedProposal, ImportSource
from participation.models.invitations import Invitation
from participation.models.kept_rounds import KeptRounds
from participation.models.merges import Merge, MergeAnswer, MergePart
from participation.models.open_files import OpenFile
from participation.models.opinions import Opinion, OpinionMap, Statement
from participation.models.processes import Category, Licence, Process
from participation.models.progress import Progress, ProgressNote
from participation.models.proposal_words import ProposalWords
from participation.models.proposals import Proposal
from participation.models.questions import Question
from participation.models.review_notes import ReviewNote
from participation.models.reviews import Criterion, Review, Score
from participation.models.rounds import Round, RoundNews, RoundNote, RoundQuerySet
from participation.models.shares import Share
from participation.models.steps import Step, StepAppeal
from participation.models.supports import Support
from participation.models.translations import Translation
from participation.models.versions import ProposalVersion
from participation.models.voting import VoteDesign, VoteOption
from participation.models.voting_box import (
    Ballot,
    BallotOutbox,
    CountedBallot,
    Credential,
    RollEntry,
)
from participation.models.voting_results import Closing, Draw, Result, VoteEvent

__all__ = [
    "Action",
    "Admission",
    "Amendment",
    "Answer",
    "Appeal",
    "Attachment",
    "Ballot",
    "BallotOutbox",
    "Case",
    "Category",
    "Closing",
    "CoAuthor",
    "Comment",
    "CommentVersion",
    "Conclusions",
    "CountedBallot",
    "Credential",
    "Criterion",
    "Decision",
    "Draw",
    "Endorsement",
    "EventCode",
    "Guest",
    "HelpfulMark",
    "ImportSource",
    "ImportedComment",
    "ImportedProposal",
    "Invitation",
    "KeptRounds",
    "Licence",
    "Merge",
    "MergeAnswer",
    "MergePart",
    "OpenFile",
    "Opinion",
    "OpinionMap",
    "Process",
    "Progress",
    "ProgressNote",
    "Proposal",
    "ProposalVersion",
    "ProposalWords",
    "Question",
    "Reason",
    "Report",
    "Result",
    "Review",
    "ReviewNote",
    "RollEntry",
    "Round",
    "RoundNews",
    "RoundNote",
    "RoundQuerySet",
    "Score",
    "Share",
    "Statement",
    "Step",
    "StepAppeal",
    "SuggestedAnswer",
    "Support",
    "Translation",
    "VoteDesign",
    "VoteEvent",
    "VoteOption",
    "Watch",
]
