"""What the library holds, by kind, theme, country, language and year, with how many of each."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import F, Func, JSONField, Value
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.citations import as_read, authors_of
from cms.countries import country_name
from common.facets import Choice, Facet, choices_of
from common.links import link
from common.search_fold import fold
from common.sorting import Folded

from .library import PER_PAGE, published_items

ORDERS = {"newest": "-published_on", "oldest": "published_on", "title": Folded("title")}
ORDER_NAMES = {"newest": _("Newest first"), "oldest": _("Oldest first"), "title": _("By title")}
FACETS = {
    "kind": _("Kind"),
    "theme": _("Theme"),
    "country": _("Country"),
    "language": _("Language"),
    "year": _("Year"),
}


def library_shown(index: Page, asked: Mapping[str, str]) -> dict[str, Any]:
    """Give a page of the library as asked for, with the facets beside it.

    Counts are of what anybody may read, and of what a click leads to: all other choices stay. Costs
    four queries and those of one list page, however large the library is. A value nobody offers
    counts for nothing.
    """
    items = published_items().child_of(index)
    rows = _rows(items)
    names = _names(rows)
    chosen = {name: asked.get(name, "") for name in FACETS}
    chosen = {name: value for name, value in chosen.items() if value in names[name]}
    order = asked.get("sort", "newest")
    order = order if order in ORDERS else "newest"
    keys = [row["pk"] for row in rows if _fits(row, chosen)]
    pages = Paginator(items.filter(pk__in=keys).order_by(ORDERS[order], "-pk"), PER_PAGE)
    pages.count = len(keys)  # the rows above say it already
    query = QueryDict(mutable=True)
    query.update({**chosen, **({"sort": order} if order != "newest" else {})})
    every = [_facet(name, rows, chosen, query, names[name]) for name in FACETS]
    return {
        "items": with_first_pages(pages.get_page(asked.get("page"))),
        "facets": [facet for facet in every if facet.choices],
        "orders": [
            Choice(key, str(name), link(query, sort=key), 0, is_chosen=key == order)
            for key, name in ORDER_NAMES.items()
        ],
        "is_filtered": bool(chosen),
    }


def _rows(items: Any) -> list[dict[str, Any]]:
    """Read what facets count: a few short columns of every item, and its themes. Two queries."""
    languages = Func(
        F("files"), Value("$[*].value.language"),
        function="jsonb_path_query_array", output_field=JSONField(),
    )  # fmt: skip
    columns = ("pk", "kind", "form", "country", "published_on__year")
    found = items.order_by().annotate(spoken=languages)
    rows: list[dict[str, Any]] = list(found.values(*columns, "spoken"))
    by_key: dict[int, set[str]] = {row["pk"]: set() for row in rows}
    through = apps.get_model("cms", "LibraryItem").themes.through.objects
    for key, slug in through.filter(libraryitem__in=by_key).values_list(
        "libraryitem_id", "theme__slug"
    ):
        by_key[key].add(slug)
    return [
        {
            "pk": row["pk"],
            "kind": {row["form"] or row["kind"]},
            "theme": by_key[row["pk"]],
            "country": {row["country"]} - {""},
            "language": set(row["spoken"] or ()),
            "year": {str(row["published_on__year"])},
        }
        for row in rows
    ]


def _names(rows: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Name each value that some item has, in the reader's language. One query."""
    item, theme = apps.get_model("cms", "LibraryItem"), apps.get_model("cms", "Theme")
    kinds = dict([*item.Kind.choices, *item.Form.choices])
    slugs = set().union(*(row["theme"] for row in rows))
    names: dict[str, dict[Any, Any]] = {
        "kind": kinds,
        "theme": {each.slug: each.name for each in theme.objects.filter(slug__in=slugs)},
        "language": dict(settings.LANGUAGES),
    }
    have = {name: set().union(*(row[name] for row in rows)) for name in FACETS}
    return {
        name: _in_order(
            name,
            {
                value: str(names[name][value]) if name in names else _plain_name(name, value)
                for value in have[name]
                if name not in names or value in names[name]
            },
        )
        for name in FACETS
    }


def _in_order(facet: str, named: dict[str, str]) -> dict[str, str]:
    """Put values as readers look for them: the latest year first, others by their names."""
    if facet == "year":
        return dict(sorted(named.items(), reverse=True))
    return dict(sorted(named.items(), key=lambda one: (fold(one[1]), one[0])))


def _plain_name(name: str, value: str) -> str:
    return country_name(value) if name == "country" else value


def _fits(row: dict[str, Any], chosen: Mapping[str, str]) -> bool:
    return all(value in row[name] for name, value in chosen.items())


def _facet(
    name: str,
    rows: list[dict[str, Any]],
    chosen: dict[str, str],
    query: QueryDict,
    names: dict[str, str],
) -> Facet:
    others = {key: value for key, value in chosen.items() if key != name}
    counts = Counter(value for row in rows if _fits(row, others) for value in row[name])
    numbers = [(v, counts[v]) for v in names if counts[v] or chosen.get(name) == v]
    choices = choices_of(query, name, names, numbers, chosen)
    return Facet(name, str(FACETS[name]), choices)


def with_first_pages(items: Any) -> Any:
    """Give each item of a list its file whose first page stands for it (`paper`), if it is open.

    Costs at most one query, none for items that have a preview of their own.
    """
    from .searchable import public_files  # noqa: PLC0415

    bare = {item.pk: _file_keys(item) for item in items if not item.preview_id}
    keys = {key for found in bare.values() for key in found}
    papers = public_files().exclude(first_page="").in_bulk(keys) if keys else {}
    for item in items:
        own = [papers[key] for key in bare.get(item.pk, ()) if key in papers]
        item.paper = own[0] if own else None
    return items


def _file_keys(item: Any) -> list[int]:
    """List the keys of an item's files, that in the language of its page first. No query."""
    language = item.locale.language_code
    files = [block["value"] for block in item.files.raw_data]
    files.sort(key=lambda file: file.get("language") != language)
    return [file["document"] for file in files if file.get("document")]


def facts_of_item(item: Any, request: HttpRequest) -> dict[str, Any]:
    """Give an item's page its files and versions, those left out that who asks may not have."""
    from .files import readable  # noqa: PLC0415

    files = [block.value for block in item.files]
    versions = [block.value for block in item.versions]
    every = [*files, *(file for version in versions for file in version["files"])]
    documents = {file["document"].pk: file["document"] for file in every if file["document"]}
    # An item without files asks nothing.
    shown = readable(request, documents.values()) if documents else ()
    open_ones = {document.pk for document in shown}
    with_first_pages([item])
    return {
        "playing": None,
        "authors": [as_read(name) for name in authors_of(item.authors)],
        "files": _open(files, open_ones),
        "versions": [
            {"facts": version, "files": _open(version["files"], open_ones)} for version in versions
        ],
    }


def _open(files: Any, open_ones: set[int]) -> list[Any]:
    return [file for file in files if file["document"] and file["document"].pk in open_ones]
