"""Who promised what to whom."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .base import Part, Schema, choice, day, line, text

CLAUSE_STATES = [
    ("open", _("open")),
    ("met", _("met")),
    ("late", _("late")),
    ("waived", _("waived")),
]


class AgreementHead(Part):
    parties = text(_("Parties"))
    signed_on = day(_("Signed on"))
    review_on = day(_("To be reviewed on"))
    exit_rule = text(_("How a party leaves"))
    prevailing_language = choice(_("Language that prevails"), settings.LANGUAGES)


class Clause(Part):
    clause = text(_("Clause"))
    owner = line(_("Who"))
    due_on = day(_("Until"), required=False)
    status = choice(_("State"), CLAUSE_STATES)


AGREEMENT = Schema(
    purpose=_("Who promised what to whom, and how it ends."),
    head=AgreementHead,
    row=Clause,
    rows_title=_("Clauses"),
)
