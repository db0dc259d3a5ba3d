"""The people a visitor of the demo may be, and what each should try first."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Account:
    """One door into the demo: whose account it is, as what, and where it leads."""

    key: str
    role: str | Promise
    try_first: str | Promise
    leads_to: str

    @property
    def email(self) -> str:
        return f"{self.key}@noria.example"


ACCOUNTS = [
    Account(
        "amal",
        _("citizen of Sfax"),
        _("Propose a shared kitchen for Irbid, or support somebody's proposal."),
        "processes/irbid-community-kitchens/",
    ),
    Account(
        "lucia",
        _("citizen of València"),
        _("Vote on the neighbourhood budget and keep your receipt."),
        "processes/valencia-neighbourhood-time/",
    ),
    Account(
        "nour",
        _("organiser in Sfax"),
        _("Look after a process and the service it became."),
        "services/sfax-neighbourhood-care/",
    ),
    Account(
        "karim",
        _("facilitator"),
        _("Open the console of the live session, group its cards and promote one."),
        "live/NORIA7/console/",
    ),
    Account(
        "marta",
        _("editor"),
        _("Write a news article and translate it."),
        "/cms/",
    ),
    Account("rania", _("translator"), _("Translate a page into Arabic."), "/cms/"),
    Account(
        "sami",
        _("editor of Tunisia's section"),
        _("Write a page of your section; the others stay closed."),
        "/cms/",
    ),
    Account(
        "salim",
        _("verifier"),
        _("Look at the organisations, and say who may speak for one."),
        "organisations/",
    ),
    Account(
        "elena",
        _("evaluator"),
        _("Finish the review that waits for you."),
        "reviews/",
    ),
    Account(
        "paolo",
        _("moderator"),
        _("Decide the case that waits, then answer an appeal."),
        "care/",
    ),
    Account("dana", _("administrator"), _("Give somebody a role."), "accounts/people/"),
]
