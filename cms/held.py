"""What pages, events and the rooms of editors hold about people; Wagtail's own tables as well."""

from django.utils.translation import gettext_lazy as _

from people.held import FOR_GOOD, TO_ANSWER_FOR, UNTIL_YOU_GO
from people.privacy import Held, Then

TO_EDIT = _("So that editors see who works on what")
NOT_YOURS = "belongs to the published page; who did it is told under page_history"


def _edited(model: str, *links: str, then: Then = Then.CLEARED) -> Held:
    """Declare a table of Wagtail's that only says who of the staff did what to a page."""
    return Held(
        model,
        dict.fromkeys(links, then),
        purpose=TO_EDIT,
        kept=FOR_GOOD,
        why_not=NOT_YOURS,
        shown=False,
    )


HELD = (
    Held(
        "cms.Registration",
        {"person": Then.SPECIAL, "checked_in_by": Then.CLEARED},
        addresses=("email",),
        purpose=_("To keep you a place at an event"),
        kept=_("90 days after the event"),
        why_not="told by hand as event_registrations: who was checked in is somebody else",
        by="cms.services.registrations",
        says=(_("event"), _("name"), _("e-mail address"), _("answers")),
        told_as="event_registrations",
    ),
    Held(
        "cms.ContactMessage",
        {},
        addresses=("email",),
        purpose=_("To answer what you write to us"),
        kept=_("two years"),
        columns=("name", "email", "subject", "text", "language", "received_at"),
        by="cms.services.forgetting",
        name="messages_to_us",
    ),
    Held(
        "wagtailusers.UserProfile",
        {"user": Then.SPECIAL},
        purpose=TO_EDIT,
        kept=UNTIL_YOU_GO,
        columns=("preferred_language", "current_time_zone", "avatar", "theme", "density"),
        by="cms.services.forgetting",
        name="editor_settings",
    ),
    Held(
        "wagtailcore.PageLogEntry",
        {"user": Then.UNNAMED},
        purpose=TO_ANSWER_FOR,
        kept=FOR_GOOD,
        columns=("timestamp", "action", "label"),
        says=(_("when"), _("what was done"), _("title")),
        name="page_history",
    ),
    Held(
        "wagtailcore.ModelLogEntry",
        {"user": Then.UNNAMED},
        purpose=TO_ANSWER_FOR,
        kept=FOR_GOOD,
        columns=("timestamp", "action", "label"),
        says=(_("when"), _("what was done"), _("title")),
        by="cms.services.forgetting",
        name="library_history",
    ),
    Held(
        "wagtailcore.Comment",
        {"user": Then.UNNAMED, "resolved_by": Then.CLEARED},
        purpose=TO_EDIT,
        kept=FOR_GOOD,
        columns=("page__title", "text", "created_at"),
        says=(_("page"), _("text"), _("written at")),
        name="editors_comments",
    ),
    Held(
        "wagtailcore.CommentReply",
        {"user": Then.UNNAMED},
        purpose=TO_EDIT,
        kept=FOR_GOOD,
        columns=("text", "created_at"),
        says=(_("text"), _("written at")),
        name="editors_replies",
    ),
    _edited("wagtailcore.PageSubscription", "user", then=Then.DELETED),
    _edited("wagtailadmin.EditingSession", "user", then=Then.DELETED),
    _edited("wagtailadmin.FormState", "user", then=Then.DELETED),
    _edited("wagtailcore.Page", "owner", "locked_by"),
    _edited("wagtailcore.Revision", "user"),
    _edited("wagtailcore.WorkflowState", "requested_by"),
    _edited("wagtailcore.TaskState", "finished_by"),
    _edited("wagtailcore.UploadedFile", "uploaded_by_user"),
    _edited("wagtailimages.Image", "uploaded_by_user"),
    _edited("wagtaildocs.Document", "uploaded_by_user"),
    _edited("wagtail_localize.StringTranslation", "last_translated_by"),
    _edited("wagtail_localize.SegmentOverride", "last_translated_by"),
    _edited("cms.SiteImage", "uploaded_by_user"),
    _edited("cms.SiteDocument", "uploaded_by_user"),
    _edited("cms.PublishedWarnings", "published_by"),
)
