"""Where people get what they lack; the floors above lead there."""

from django.urls import NoReverseMatch, reverse


def _first(*names: str) -> str:
    """Return the address of the first page there is."""
    for name in names[:-1]:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return reverse(names[-1])


def verify_url() -> str:
    """Return where people have confirmed who they are."""
    return _first("people:verify", "people:me")


def mandates_url() -> str:
    """Return where people find the organisations they may speak for."""
    return _first("people:mandates", "people:organisations", "people:me")


def profile_url() -> str:
    """Return where people say where they live."""
    return reverse("people:profile")
