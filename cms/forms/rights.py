"""Which languages and sections a person has."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.queries.reports import sections
from cms.queries.rights import languages_of, sections_of
from people import roles
from people.models import User
from people.queries.roles import roles_given_to


class RightsForm(forms.Form):
    """Shows a translator's languages and a section editor's sections, and nothing else."""

    translate = forms.MultipleChoiceField(
        label=_("Translates into"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    publish = forms.MultipleChoiceField(
        label=_("Translates and also publishes in"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sections = forms.MultipleChoiceField(
        label=_("Keeps the sections"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        held = languages_of(person)
        kwargs["initial"] = {
            "translate": list(held),
            "publish": [code for code, publishes in held.items() if publishes],
            "sections": sorted(sections_of(person)),
        }
        super().__init__(*args, **kwargs)
        kept = [(page.slug, page.title) for page in sections()]
        cast("forms.MultipleChoiceField", self.fields["sections"]).choices = kept
        given = roles_given_to(person)
        if roles.TRANSLATOR not in given:
            del self.fields["translate"], self.fields["publish"]
        if roles.SECTION_EDITOR not in given:
            del self.fields["sections"]
