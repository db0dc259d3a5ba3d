"""Partners and themes: what their rows always hold, and who keeps them."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from cms.models import Partner
from tests.factories import cms as made
from tests.factories.people import UserFactory


def test_a_partner_and_a_theme_are_named_in_the_readers_language():
    partner = made.PartnerFactory(name_fr="Commune", name_ar="بلدية")
    theme = made.ThemeFactory(name_fr="Soins", name_ar="رعاية")

    with override("ar"):
        assert (str(partner), str(theme)) == ("بلدية", "رعاية")
    with override("it"):
        assert (str(partner), str(theme)) == ("Commune", "Soins")


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": 91},
        {"longitude": -181},
        {"latitude": None},
        {"website": "javascript:alert(1)"},
        {"website": "ftp://example.org/"},
    ],
)
def test_the_database_refuses_a_partner_that_cannot_be(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        made.PartnerFactory(**wrong)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("role", "status"), [("editor", 200), ("translator", 302)])
@pytest.mark.parametrize("snippet", ["partner", "theme"])
def test_editors_add_partners_and_themes_and_translators_do_not(client, snippet, role, status):
    client.force_login(UserFactory(**{role: True}))

    answer = client.get(reverse(f"wagtailsnippets_cms_{snippet}:add"))

    assert answer.status_code == status


@pytest.mark.usefixtures("home")
def test_a_forged_form_of_a_partner_is_refused_at_the_field(client):
    client.force_login(UserFactory(editor=True))
    typed = {
        "name_fr": "Commune", "city_fr": "Sfax", "kind": "authority", "country": "TN",
        "website": "javascript:alert(1)",
    }  # fmt: skip

    answer = client.post(reverse("wagtailsnippets_cms_partner:add"), typed)

    assert "website" in answer.context["form"].errors
    assert not Partner.objects.exists()
