"""What people read when a command is refused: one sentence a reason, in their language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

SENTENCES = {
    "unknown_kind": _("This page is too old for that. Please load it again."),
    "not_understood": _("That could not be understood. Please load the page again."),
    "text_missing": _("Write something on the card first."),
    "text_too_long": _("A card holds at most 300 signs. Please shorten it."),
    "title_missing": _("Give the group a name."),
    "title_too_long": _("The name of a group has at most 80 signs."),
    "reason_missing": _("Say why the card is hidden: its author will read it."),
    "reason_too_long": _("The reason has at most 300 signs."),
    "session_over": _("This session is over."),
    "only_watching": _("You are only watching this session."),
    "only_facilitators": _("Only the facilitators can do this."),
    "page_turned": _("Somebody else has just changed the step. Look again, then decide."),
    "no_such_activity": _("This step is not on the run sheet."),
    "activity_open_already": _("This step is open already."),
    "activity_closed_already": _("This step is closed already."),
    "nothing_to_reveal": _("Everybody sees these cards already."),
    "activity_closed": _("Nothing can be added now: this step is closed."),
    "activity_over": _("The room is at another step by now."),
    "enough_cards": _("You have written as many cards as this step allows."),
    "board_full": _("The board is full."),
    "hidden_already": _("This card is hidden."),
    "not_hidden": _("This card is not hidden."),
    "card_moved_away": _("The card beside it has moved. Please try again."),
    "enough_groups": _("There are as many groups as a board holds."),
    "not_this_person": _("This person cannot be shown out."),
    "removed_already": _("This person has been shown out already."),
    "no_such_card": _("This card is gone."),
    "not_your_card": _("This is somebody else's card."),
    "card_settled": _("This card can no longer be changed."),
    "reveal_first": _("Reveal the cards first: until then only their authors see them."),
    "no_such_group": _("This group is gone."),
    "rate": _("That was very fast. It will be sent again in a moment."),
    "busy": _("The room is very busy. It will be sent again in a moment."),
    "retry": _("That could not be kept just now. It will be sent again in a moment."),
}


def sentence(why: str, language: str | None = None) -> str:
    """Return the sentence for a reason, in a language (else the current one)."""
    found = SENTENCES.get(why, SENTENCES["not_understood"])
    if language is None:
        return str(found)
    with override(language):
        return str(found)
