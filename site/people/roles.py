"""The roles a person may hold, each a group of Django's, created with the database."""

from typing import Any

from django.utils.translation import gettext_lazy as _

EDITOR = "editor"
SECTION_EDITOR = "section_editor"
TRANSLATOR = "translator"
ORGANISER = "organiser"
FACILITATOR = "facilitator"
MODERATOR = "moderator"
VERIFIER = "verifier"
EVALUATOR = "evaluator"
ADMINISTRATOR = "administrator"

LABELS = {
    EDITOR: _("Editor"),
    SECTION_EDITOR: _("Section editor"),
    TRANSLATOR: _("Translator"),
    ORGANISER: _("Organiser"),
    FACILITATOR: _("Facilitator"),
    MODERATOR: _("Moderator"),
    VERIFIER: _("Verifier"),
    EVALUATOR: _("Evaluator"),
    ADMINISTRATOR: _("Administrator"),
}
DUTIES = {
    EDITOR: _("writes and publishes pages, news, events and the library"),
    SECTION_EDITOR: _("writes and publishes the pages of their own countries"),
    TRANSLATOR: _("translates pages into their languages"),
    ORGANISER: _("owns processes and services and answers for them"),
    FACILITATOR: _("runs live sessions and the co-production lab"),
    MODERATOR: _("looks after the discussions"),
    VERIFIER: _("helps people in person and confirms who they are"),
    EVALUATOR: _("reviews proposals"),
    ADMINISTRATOR: _("gives roles to people and looks after the site"),
}
ALL = tuple(LABELS)


def create_groups(**_signal: Any) -> None:
    """Make sure every role has its group; runs after each `migrate`."""
    from django.contrib.auth.models import Group  # noqa: PLC0415 -- apps are loading

    Group.objects.bulk_create([Group(name=role) for role in ALL], ignore_conflicts=True)
