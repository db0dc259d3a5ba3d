"""What upper floors may listen to. Each is sent after the change is committed."""

from django.dispatch import Signal

# Sent with `process`, once, when it opens to the people it is for.
process_opened = Signal()

# Sent with `proposal`.
proposal_published = Signal()
proposal_withdrawn = Signal()

# Sent with `proposal` and `editor`, whose new version can be read.
proposal_edited = Signal()

# Sent with `comment`.
comment_posted = Signal()

# Sent with `round_id`: what people are asked there is not what the map was drawn from.
statements_changed = Signal()

# Sent with `round_`: its dates or its rules are not what people read before.
round_changed = Signal()

# Sent with `conclusions`, what organisers say a discussion came to.
round_concluded = Signal()
