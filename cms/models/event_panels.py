"""The screen on which editors write an event."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

EVENT_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("zone"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldPanel("which_hour"),
        ],
        heading=_("When"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("repeats"),
            FieldRowPanel([FieldPanel("repeats_until"), FieldPanel("repeats_count")]),
        ],
        heading=_("Again"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("mode"),
            FieldPanel("place"),
            FieldPanel("territory"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("online_address"),
        ],
        heading=_("Where"),
    ),
    FieldPanel("picture"),
    FieldPanel("body"),
    FieldPanel("agenda"),
    MultiFieldPanel(
        [
            FieldPanel("takes_registrations"),
            FieldRowPanel(
                [FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]
            ),
            FieldRowPanel([FieldPanel("capacity"), FieldPanel("has_waiting_list")]),
            FieldPanel("reserved"),
            FieldPanel("questions"),
        ],
        heading=_("Registration"),
    ),
    MultiFieldPanel([FieldPanel("minutes"), FieldPanel("outcomes")], heading=_("After the event")),
]
