"""What makes kept pages stale: a change of anything a public page may show."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from cms.models import Partner, PartnerIndexPage
from cms.queries.footer import forget_partners
from cms.services.freshness import something_changed

#: All models of the pages' own floor are shown, but for what only machines read.
FLOOR = "cms"
NOT_SHOWN = {
    "cms.searchentry",
    "cms.searchword",
    "cms.freshness",
    "cms.siterendition",
    # Who comes to an event is on no public page, and a rush at its desk leaves pages alone.
    "cms.registration",
    "cms.places",
}
SHOWN = {
    "wagtailcore.page",
    "wagtailcore.site",
    "wagtailcore.locale",
    "wagtailcore.collection",
    "wagtailcore.pageviewrestriction",
    "wagtailcore.collectionviewrestriction",
    "people.territory",
    "people.organisation",
    "participation.process",
    "participation.category",
    "participation.round",
    "participation.roundnote",
    "participation.proposal",
    "participation.answer",
    "participation.votedesign",
    "participation.voteoption",
    "participation.closing",
    "participation.result",
    "participation.statement",
    "live.session",
    "thread.link",
    "lab.lab",
    "lab.service",
    "lab.servicestage",
    "lab.gate",
    "lab.indicator",
    "lab.reading",
}


def is_shown(model: type[Model]) -> bool:
    """Tell whether pages may show rows of a model."""
    if model.__module__ == "__fake__":
        return False  # a model as it was once, in a migration
    label = model._meta.label_lower  # noqa: SLF001 -- Django's public name of a model
    return label in SHOWN or (label.startswith(f"{FLOOR}.") and label not in NOT_SHOWN)


@receiver([post_save, post_delete, m2m_changed])
def see_change(sender: type[Model], **_signal: Any) -> None:
    if is_shown(sender):
        something_changed()


@receiver([post_save, post_delete], sender=Partner)
@receiver([post_save, post_delete], sender=PartnerIndexPage)
def read_partners_anew(**_signal: Any) -> None:
    forget_partners()
    transaction.on_commit(forget_partners)
