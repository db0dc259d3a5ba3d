"""Texts of the scripts of Wagtail and of wagtail-localize."""

from django.utils.translation import gettext_noop

from cms.library_words.plurals import ngettext_noop

SCRIPT_WORDS = (
    gettext_noop("%(time_zone_option)s: %(localized_time_zone_label)s"),
    gettext_noop("A network error occurred."),
    gettext_noop("A server error occurred."),
    gettext_noop("Autosave in progress…"),
    gettext_noop("Changes have been autosaved."),
    # How easily a text reads: in French Wagtail calls the one in the middle just.
    gettext_noop("Complex"),
    gettext_noop("Fair"),
    gettext_noop("Good"),
    gettext_noop("Pin toolbar"),
    gettext_noop("Search options…"),
    gettext_noop("Unpin toolbar"),
    gettext_noop("Applying editor lock"),
    gettext_noop("Removing editor lock"),
    gettext_noop("Stopping Synced translation"),
    # The name of a language follows, and two languages forgot the space before it.
    gettext_noop("Publish in "),
)

SCRIPT_PLURALS = (
    ngettext_noop("%(num)s error", "%(num)s errors"),
    ngettext_noop("%(num)s min", "%(num)s mins"),
    ngettext_noop("%(num)s pixel", "%(num)s pixels"),
)
