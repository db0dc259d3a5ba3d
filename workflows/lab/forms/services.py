from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.utils.timezone import localdate
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from people.models import Territory
from workflows.lab.models import Artefact, Gate, Lab, Service, Stage

LONGEST_TITLE = 160
LONGEST_LINK = 500
MOST_LINKS = 12


def date_input() -> forms.DateInput:
    """Make a field a phone answers with its own calendar; its value is ISO 8601 in any language."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FilterForm(forms.Form):
    """What a list of services is filtered by; what makes no sense counts as not asked."""

    q = forms.CharField(required=False, max_length=100)
    stage = forms.ChoiceField(required=False, choices=Stage.choices)
    territory = forms.ModelChoiceField(
        Territory.objects.all(), required=False, to_field_name="slug"
    )
    after = forms.IntegerField(required=False, min_value=1)
    before = forms.IntegerField(required=False, min_value=1)

    def asked(self) -> dict[str, Any]:
        """Return the filters that hold a sensible value."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class StartForm(forms.Form):
    """The mandate of a new service: its name, who runs it, by when the public body answers."""

    lab: forms.ModelChoiceField[Lab] = forms.ModelChoiceField(
        Lab.objects.all(), label=_("Lab"), empty_label=None
    )
    answer_due_on = forms.DateField(
        label=_("The public body answers by"),
        help_text=_("Everybody will read this day."),
        widget=date_input(),
    )
    reason = forms.CharField(
        label=_("Why without a vote"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("This proposal has not won a vote. Everybody will read your reason."),
    )

    def __init__(self, *args: Any, has_won: bool, title: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_won:
            del self.fields["reason"]
        self.own_language = get_language() or settings.LANGUAGE_CODE
        for code, _name in settings.LANGUAGES:
            self.fields |= self._texts(code)
        self.fields[f"title_{self.own_language}"].initial = title

    def _texts(self, code: str) -> dict[str, forms.Field]:
        name = {"language": get_language_info(code)["name_local"]}
        is_own = code == self.own_language
        reads = {"lang": code, "dir": "auto"}
        return {
            f"title_{code}": forms.CharField(
                label=_("Title (%(language)s)") % name,
                max_length=LONGEST_TITLE,
                required=is_own,
                widget=forms.TextInput(attrs=reads),
            ),
            f"summary_{code}": forms.CharField(
                label=_("In two sentences (%(language)s)") % name,
                max_length=2000,
                required=is_own,
                widget=forms.Textarea(attrs=reads | {"rows": 3}),
            ),
        }

    def own_fields(self) -> list[Any]:
        """List the fields everybody fills in, in their own language."""
        names = [f"title_{self.own_language}", f"summary_{self.own_language}"]
        names += [name for name in ("lab", "answer_due_on", "reason") if name in self.fields]
        return [self[name] for name in names]

    def other_fields(self) -> list[Any]:
        """List the texts in the other languages."""
        own = {field.name for field in self.own_fields()}
        return [field for field in self if field.name not in own]

    def facts(self) -> dict[str, Any]:
        """Return what the service that starts a service asks for."""
        given = self.cleaned_data
        codes = [code for code, _name in settings.LANGUAGES]
        texts = {
            name: {code: given[f"{name}_{code}"] for code in codes if given[f"{name}_{code}"]}
            for name in ("title", "summary")
        }
        facts = {name: given[name] for name in ("lab", "answer_due_on")}
        return texts | facts | {"reason": given.get("reason", "")}


class GateForm(forms.Form):
    """The decision at the end of a stage."""

    stage = forms.ChoiceField(choices=Stage.choices, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=_("Decision"), choices=Gate.Verdict.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        help_text=_("Everybody will read it. It cannot be changed afterwards."),
    )
    language = forms.ChoiceField(label=_("Language of the reason"), choices=settings.LANGUAGES)
    body = forms.CharField(
        label=_("Who decided"),
        max_length=160,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("The group, council or assembly, such as “Steering group”."),
    )
    decided_on = forms.DateField(label=_("Decided on"), widget=date_input())
    artefacts: forms.ModelMultipleChoiceField[Artefact] = forms.ModelMultipleChoiceField(
        Artefact.objects.none(),
        label=_("Agreed artefacts it rests on"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    urls = forms.CharField(
        label=_("Other addresses it rests on"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr"}),
        help_text=_("Minutes, reports, news: one address a line."),
    )

    def __init__(self, *args: Any, service: Service, agreed: Any, **kwargs: Any) -> None:
        initial = {
            "stage": service.stage,
            "decided_on": localdate(),
            "language": get_language(),
            "artefacts": [each.pk for each in agreed if each.stage == service.stage],
        }
        super().__init__(*args, **kwargs | {"initial": initial})
        self.fields["artefacts"].queryset = agreed  # type: ignore[attr-defined]
        if not agreed:
            del self.fields["artefacts"]

    def clean_urls(self) -> list[str]:
        """Split the lines; each must be an address people can open."""
        links = self.cleaned_data["urls"].split()
        if len(links) > MOST_LINKS:
            raise forms.ValidationError(_("Keep it to %(most)d addresses.") % {"most": MOST_LINKS})
        check = URLValidator(schemes=["http", "https"])
        for url in links:
            if len(url) > LONGEST_LINK:
                raise forms.ValidationError(_("This address is too long."))
            check(url)
        return links
