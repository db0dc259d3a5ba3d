"""Texts of Wagtail on the editors' daily screens that it does not say in all our languages.

Our catalogues stand before those of libraries: what is named here is translated there.
"""

from django.utils.translation import gettext_noop

WORDS = (
    # In French it would be regions.
    gettext_noop("Locales"),
    gettext_noop("The slug '%(page_slug)s' is already in use within the parent page."),
    gettext_noop("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s"),
    gettext_noop(
        "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s across entire site."
    ),
    gettext_noop("A network error occurred"),
    gettext_noop("Alternatively, you can view the latest version in a new tab."),
    gettext_noop("Autosave is <span>paused</span>"),
    gettext_noop("Autosave is paused"),
    gettext_noop("Currently idle"),
    gettext_noop("Expiry date/time must be in the future."),
    gettext_noop("Go to the first error"),
    gettext_noop("Proceeding will overwrite the changes made by %(user_name)s."),
    gettext_noop("Proceeding will overwrite the changes you made in that window."),
    gettext_noop("Readability"),
    gettext_noop("Saved"),
    gettext_noop("Saving will overwrite a newer version."),
    gettext_noop("Show keyboard shortcuts"),
    gettext_noop("Sort item order"),
    gettext_noop("Text editing"),
    gettext_noop("There are validation errors, click save to highlight them."),
    gettext_noop("View latest version"),
    gettext_noop("Grid layout"),
    gettext_noop("Layout"),
    gettext_noop("List layout"),
    gettext_noop("Maximum filesize: %(max_upload_size)s."),
)
