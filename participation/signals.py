"""What upper floors may listen to. Each is sent after the change is committed."""

from django.dispatch import Signal

# proposal: Proposal
proposal_published = Signal()
# proposal: Proposal
proposal_withdrawn = Signal()
# comment: Comment
comment_posted = Signal()
# round_: Round. Sent once a round, by the first who notices that its time is over.
round_closed_seen = Signal()
