"""Lists of the database are in the order in which readers look for names (A-26)."""

import pytest
from django.utils.translation import override

from cms.models import Theme
from common.search_fold import fold
from common.sorting import Folded
from people.models import Territory

NAMES = {
    "fr": ["Eau", "Élan", "Etna", "Œuvre", "Zèbre", "Zone"],
    "es": ["Ámbito", "agua", "Niño", "nube", "Úbeda"],
    "ar": ["أحمد", "احواز", "إدارة", "الأردن", "بَلَدِيّة", "مـقهى", "مقهى ٢", "ياسمين"],
}


@pytest.mark.parametrize("language", NAMES)
def test_the_database_sorts_names_as_readers_do(language):
    names = NAMES[language]
    for at, name in enumerate(reversed(names)):
        Theme.objects.create(slug=f"t{at}", **{"name_fr": "x", f"name_{language}": name})
        Territory.objects.create(
            kind="country", slug=f"c{at}", **{"name_fr": "x", f"name_{language}": name}
        )

    with override(language):
        sorted_by_us = sorted(names, key=fold)
        assert [theme.name for theme in Theme.objects.order_by(Folded("name"))] == sorted_by_us
        assert [place.name for place in Territory.objects.filter(name__in=names)] == sorted_by_us


@pytest.mark.parametrize("name", [name for names in NAMES.values() for name in names])
def test_it_spells_a_name_as_the_search_does(name):
    Theme.objects.create(slug="one", name_fr=name)

    assert Theme.objects.values_list(Folded("name"), flat=True).get() == fold(name)
