"""What sessions hold about people."""

from django.utils.translation import gettext_lazy as _

from people.held import TO_ANSWER_FOR, UNTIL_YOU_GO
from people.privacy import Held, Then

HELD = (
    Held(
        "live.Participant",
        {"user": Then.SPECIAL},
        purpose=_("To give you your place in a session"),
        kept=_("a year after the session, then without your name"),
        columns=("session__title", "name", "language", "role", "joined_at", "removed_at"),
        by="workflows.live.services.forgetting",
        name="sessions_joined",
    ),
    Held(
        "live.Session_facilitators",
        {"user": Then.DELETED},
        purpose=TO_ANSWER_FOR,
        kept=UNTIL_YOU_GO,
        columns=("session__title", "session__starts_at"),
        name="sessions_facilitated",
    ),
)
