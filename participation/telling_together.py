"""What those who write together are told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "merge_proposed": _("%(name)s asks you to merge proposals: %(title)s"),
    "merge_asks": _("A proposal you support was merged: do you support “%(title)s”?"),
    "proposal_merged": _("Proposals were merged into “%(title)s”"),
    "review_note": _("A note among those who review or answer “%(title)s”"),
    "amendment_suggested": _("%(name)s suggests a change of “%(title)s”"),
    "amendment_accepted": _("Your change of “%(title)s” was taken over"),
    "amendment_rejected": _("Your change of “%(title)s” was not taken over: read why"),
    "amendment_promoted": _("%(name)s made a change of “%(title)s” a proposal of its own"),
}
