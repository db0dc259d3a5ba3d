"""Which languages a person translates, and which sections they keep: each a group of Django's."""

from django.conf import settings

from people.models import User

TRANSLATES = "translator-"
PUBLISHES = "-publish"
SECTION = "section-"
CACHE = "_language_groups"


def language_group(code: str, *, publish: bool = False) -> str:
    """Name the group of those who translate into a language, or also publish in it."""
    return f"{TRANSLATES}{code}{PUBLISHES if publish else ''}"


def section_group(slug: str) -> str:
    """Name the group of a section's editors."""
    return f"{SECTION}{slug}"


def language_groups_of(user: User) -> frozenset[int]:
    """List the keys of a person's language groups. One query a person and request."""
    held: frozenset[int] | None = getattr(user, CACHE, None)
    if held is None:
        groups = user.groups.filter(name__startswith=TRANSLATES)
        held = frozenset(groups.values_list("pk", flat=True))
        setattr(user, CACHE, held)
    return held


def languages_of(user: User) -> dict[str, bool]:
    """Map each language a person translates into to whether they may publish in it. One query."""
    names = set(user.groups.filter(name__startswith=TRANSLATES).values_list("name", flat=True))
    codes = {name.removeprefix(TRANSLATES).removesuffix(PUBLISHES) for name in names}
    return {code: language_group(code, publish=True) in names for code in sorted(codes)}


def adds_terms(user: User) -> bool:
    """Say whether a person keeps the glossary; others only say its terms in their languages."""
    return user.has_perms(["cms.add_glossaryterm", "cms.change_glossaryterm"])


def glossary_languages(user: User) -> list[str]:
    """List the languages whose terms a person may bring; French is the original. One query."""
    codes = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    if adds_terms(user):
        return codes
    mine = languages_of(user)
    return [code for code in codes if code in mine]


def sections_of(user: User) -> set[str]:
    """List the addresses of the sections a person keeps. One query."""
    names = user.groups.filter(name__startswith=SECTION).values_list("name", flat=True)
    return {name.removeprefix(SECTION) for name in names}


def held_by(person: User, titles: dict[str, str]) -> tuple[list[str], list[str], list[str]]:
    """Name what a person holds: languages to translate, to publish in too, sections.

    Reads the groups that were loaded along; `titles` names each section by its address.
    """
    names = {group.name for group in person.groups.all()}
    translates, publishes = [], []
    for code, language in settings.LANGUAGES:
        if language_group(code, publish=True) in names:
            publishes.append(str(language))
        elif language_group(code) in names:
            translates.append(str(language))
    kept = sorted(name.removeprefix(SECTION) for name in names if name.startswith(SECTION))
    return translates, publishes, [titles.get(slug, slug) for slug in kept]
