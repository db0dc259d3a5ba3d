"""Every page type, snippet and block says what of it is translated, and what is the same.

HOW TO DECLARE. A new page type: add a line to ``SAME_EVERYWHERE`` with the fields editors fill in
once for all languages (dates, files, links, figures); name the same fields in the type's
``override_translatable_fields = synchronised("…")``. Everything else is translated. A new snippet:
add its translated fields to ``SNIPPETS`` and to cms/translation.py. A new kind of leaf block: add
its class to ``WORDS``, ``SAME`` or ``MAY_DIFFER`` below.
"""

import pytest
from modeltranslation.translator import translator
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.models import get_page_models
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from cms import choosers, models
from cms.blocks import checked, common, events, places

#: The fields editors fill in once for all languages. Everything else they write is translated.
SAME_EVERYWHERE = {
    models.CountryPage: {"territory"},
    models.HomePage: set(),
    models.ProjectPage: set(),
    models.StandardPage: set(),
    models.LabPage: {"picture"},
    models.NewsIndexPage: set(),
    models.NewsPage: {
        "published_on", "author_name", "territory", "picture", "themes", "related",
    },
    models.PartnerIndexPage: set(),
    models.FaqPage: set(),
    models.EventIndexPage: set(),
    models.EventPage: {
        "starts_at", "ends_at", "last_ends_at", "starts_wall", "ends_wall", "which_hour", "zone",
        "repeats", "repeats_until", "repeats_count", "mode", "territory", "latitude", "longitude",
        "online_address", "picture", "takes_registrations", "registration_opens_at",
        "registration_closes_at", "capacity", "reserved", "has_waiting_list", "outcomes",
    },
    models.LibraryIndexPage: set(),
    models.LibraryItem: {
        "kind", "form", "authors", "published_on", "licence", "preview", "files", "video",
        "captions", "partners", "themes", "country", "doi", "reference", "version",
        "video_address",
    },
}  # fmt: skip
OF_EVERY_PAGE = {"slug", "all_languages"}
OF_WAGTAIL = {
    "show_in_menus",
    "latest_revision",
    "alias_of",
    "locale",
    "latest_revision_created_at",
}

#: Snippet -> the fields that are said in each language.
SNIPPETS = {
    models.GlossaryTerm: {"term"},
    models.Partner: {"name", "city", "role"},
    models.Theme: {"name"},
}

#: Leaf blocks: translators say their words anew.
WORDS = {blocks.CharBlock, blocks.TextBlock, common.Heading, common.Text}
#: Leaf blocks that translators do not see: dates, figures, signs, choices.
SAME = {
    blocks.BooleanBlock,
    blocks.ChoiceBlock,
    blocks.DateBlock,
    blocks.DecimalBlock,
    blocks.FloatBlock,
    blocks.IntegerBlock,
    blocks.TimeBlock,
    choosers.OpenProposal,
    choosers.OpenRound,
    choosers.OpenService,
    checked.LastCheck,
    common.Same,
    events.Thing,
    places.CountryBlock,
}
#: Leaf blocks that are the same unless a translator puts another in: a file, a picture, a link.
MAY_DIFFER = {
    SnippetChooserBlock,
    blocks.PageChooserBlock,
    common.PageChooserBlock,
    blocks.URLBlock,
    DocumentChooserBlock,
    common.PictureChooserBlock,
}
OURS = [model for model in get_page_models() if model._meta.app_label == "cms"]


def test_every_page_type_is_declared():
    unknown = {model.__name__ for model in set(OURS) ^ set(SAME_EVERYWHERE)}

    assert not unknown, (
        f"{unknown}: add the page type to SAME_EVERYWHERE in {__file__} with the fields that are "
        "the same in every language, and name them in override_translatable_fields."
    )


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_what_is_the_same_in_every_language_is_declared(model):
    same = SAME_EVERYWHERE.get(model, set())
    local = (*model._meta.local_fields, *model._meta.local_many_to_many)
    own = {field.name for field in local} | OF_EVERY_PAGE | {"title"}
    fields = [field for field in get_translatable_fields(model) if field.field_name in own]
    fixed = {f.field_name for f in fields if isinstance(f, SynchronizedField)} - OF_WAGTAIL

    assert fixed == same | OF_EVERY_PAGE, (
        f"{model.__name__}: {fixed ^ (same | OF_EVERY_PAGE)} are either not in SAME_EVERYWHERE of "
        f"{__file__} or not in the model's override_translatable_fields = synchronised(…)."
    )
    assert not [f.field_name for f in fields if f.field_name in same and f.overridable]


def test_every_snippet_is_declared():
    ours = {model for model in get_snippet_models() if model._meta.app_label == "cms"}
    unknown = {model.__name__ for model in ours - set(SNIPPETS)}
    said = {
        model: set(translator.get_options_for_model(model).all_fields)
        for model in ours & set(SNIPPETS)
    }

    assert not unknown, f"{unknown}: add to SNIPPETS in {__file__} and to cms/translation.py."
    assert said == {model: SNIPPETS[model] for model in said}


def test_every_block_is_declared():
    unknown = {
        f"{place} is a {type(block).__module__}.{type(block).__name__}"
        for place, block in leaves()
        if type(block) not in WORDS | SAME | MAY_DIFFER
    }

    assert not unknown, (
        f"Add each block's class to WORDS, SAME or MAY_DIFFER in {__file__}: {sorted(unknown)}"
    )


def test_blocks_that_are_the_same_give_translators_nothing():
    """What wagtail-localize would take for words must say so itself (see `common.Same`)."""
    takes_for_words = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)
    silent = [block() for block in SAME if issubclass(block, takes_for_words)]

    assert silent
    assert not [block for block in silent if block.get_translatable_segments("8")]
    for block in WORDS:
        assert issubclass(block, takes_for_words)
        assert not hasattr(block, "get_translatable_segments")


def leaves():
    """Walk all blocks of all pages; yield the place and the block of each that holds no others."""
    for model in OURS:
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                yield from _walk(field.stream_block, f"{model.__name__}.{field.name}")


def _walk(block, place):
    if isinstance(block, blocks.ListBlock):
        yield from _walk(block.child_block, f"{place}[]")
    elif hasattr(block, "child_blocks"):
        for name, child in block.child_blocks.items():
            yield from _walk(child, f"{place}.{name}")
    else:
        yield place, block
