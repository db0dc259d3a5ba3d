"""The verbs on proposals: writing drafts, publishing them, changing what is published."""

from participation.services.proposals.changes import edit_proposal, withdraw_proposal, write_note
from participation.services.proposals.drafts import change_draft, discard_draft, save_draft
from participation.services.proposals.publishing import (
    make_public,
    publish_draft,
    publish_proposal,
)
from participation.services.proposals.words import Words, ref

__all__ = [
    "Words",
    "change_draft",
    "discard_draft",
    "edit_proposal",
    "make_public",
    "publish_draft",
    "publish_proposal",
    "ref",
    "save_draft",
    "withdraw_proposal",
    "write_note",
]
