"""What the plain reasons of the voting rules are called for people."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.money import cents
from participation.voting.instances import BadBallot, Reason


def sentence(bad: BadBallot, currency: str) -> str:
    """Say in words why a ballot is refused; amounts are in cents of ``currency``."""
    if bad.reason is Reason.TOO_MANY:
        return ngettext(
            "You chose too many: at most %(limit)s.",
            "You chose %(got)s: choose at most %(limit)s.",
            bad.limit,
        ) % {"limit": bad.limit, "got": bad.got}
    if bad.reason is Reason.TOO_FEW:
        return ngettext(
            "Choose at least %(limit)s option.",
            "Choose at least %(limit)s options.",
            bad.limit,
        ) % {"limit": bad.limit}
    if bad.reason is Reason.TOO_EXPENSIVE:
        return _("Your choices cost %(got)s together: a ballot may spend %(limit)s.") % {
            "got": cents(bad.got, currency),
            "limit": cents(bad.limit, currency),
        }
    if bad.reason is Reason.REPEATED_OPTION:
        return _("An option is chosen twice.")
    return _("One of your choices is not on this ballot.")
