"""Somebody's first day: who is new, and what of theirs a moderator reads before anybody sees it.

Advertising comes in accounts made for it and leads to one place again and again. Three links to one
host are where large forums draw the line (Discourse, site_settings.yml); nobody is refused by it.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from people.models import User, Verification

A_DAY = timedelta(days=1)
MANY_LINKS = 3
# What stands before an @ is bounded: it is looked for at each link anew.
HOST = re.compile(
    r"(?:https?://|\bwww\.)(?:[^\s/@]{0,64}@)?(?:www\.)?([\w-]+\.[\w.-]+)", re.IGNORECASE
)


def is_new(person: User) -> bool:
    """Be on the first day of an account that nobody vouches for. A query on that day."""
    if clock.now() - person.date_joined >= A_DAY:
        return False
    vouched = person.verifications.active_at(clock.now())
    return not vouched.exclude(kind=Verification.Kind.EMAIL).exists()


def leads_to_one_place(*texts: str) -> bool:
    """Tell whether texts hold three or more links to one host, written as a link or without it."""
    hosts = Counter(host.casefold().strip(".") for text in texts for host in HOST.findall(text))
    return any(number >= MANY_LINKS for number in hosts.values())


def is_read_on_the_first_day(person: User, *texts: str) -> bool:
    """Tell whether a moderator reads these words first, because somebody new wrote them."""
    return settings.NORIA_PACE and leads_to_one_place(*texts) and is_new(person)


def require_few_links(person: User, *texts: Any) -> None:
    """Refuse what would have to wait and cannot: a change of what others read already.

    Raises:
        RuleBroken: when somebody new leads to one host three times or more.

    """
    if is_read_on_the_first_day(person, *texts):
        raise RuleBroken(
            _("You are new here: on your first day this can hold two links to one site at most.")
        )
