from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from common.ids import new_uuid
from common.money import currency_name
from common.money_fields import MoneyField
from participation import rules
from participation.forms.questions import PREFIX, field_of
from participation.forms.voices import OFFICIAL, offer_voices, voice
from participation.models import Process, Proposal, Question, Round
from participation.services.proposals.words import LONGEST_ADDRESS, is_address
from people.models import Mandate, Territory, User

PAPER = "is_from_paper"
REPEATS = "repeats"
FURTHEST = {"latitude": 90, "longitude": 180}
NOT_NEGATIVE = MinValueValidator(0, _("A cost cannot be negative."))


class ProposalForm(forms.ModelForm):
    """What an author writes. As a draft nothing is required; to be public, title and text are."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    needs_everything = False

    class Meta:
        model = Proposal
        fields: ClassVar = [
            "title",
            "text",
            "language",
            "category",
            "territory",
            "place_name",
            "latitude",
            "longitude",
            "estimated_cost",
        ]
        labels: ClassVar = {
            "title": _("Title"),
            "text": _("What do you propose, and for whom?"),
            "language": _("Language you write in"),
            "category": _("Theme"),
            "territory": _("Where"),
            "place_name": _("Name of the place"),
            "latitude": _("Latitude"),
            "longitude": _("Longitude"),
        }
        help_texts: ClassVar = {
            "title": _("A short name people can call it by."),
            "text": _("Plain words. What is missing, what would change, who could help."),
            "place_name": _("A street, a school, a square people know."),
        }
        widgets: ClassVar = {
            "text": forms.Textarea(attrs={"rows": 10, "maxlength": 10_000, "dir": "auto"}),
            "title": forms.TextInput(attrs={"dir": "auto"}),
            "place_name": forms.TextInput(attrs={"dir": "auto"}),
            "latitude": forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
            "longitude": forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
        }
        field_classes: ClassVar = {"estimated_cost": MoneyField}
        localized_fields: ClassVar = ["latitude", "longitude"]

    def __init__(self, *args: Any, round_: Round, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        process = round_.process
        # The form may be made twice in a request, and the round remembers its questions.
        prefetch_related_objects([round_], "questions")
        self.questions = list(round_.questions.all())
        self._ask()
        self._offer_themes(process)
        self._offer_languages(process.languages, author)
        self._offer_places(process.territory)
        self.fields["estimated_cost"].label = _("Estimated cost, in %(currency)s") % {
            "currency": currency_name(process.currency)
        }
        self.fields["estimated_cost"].help_text = _("A guess is fine. Leave it empty if unsure.")
        self._bound()
        if self.instance.pk:
            del self.fields["form_key"]
        else:
            self.fields["form_key"].initial = new_uuid()
        # Whoever writes along does not choose in whose name.
        mine = self.instance.author_id in {None, author.pk}
        if mine and (not self.instance.pk or self.instance.is_draft):
            self._offer_sources(process, author)

    def _bound(self) -> None:
        """Say at the field what the database would refuse for the whole form."""
        self.fields["estimated_cost"].validators.append(NOT_NEGATIVE)
        for name, most in FURTHEST.items():
            self.fields[name].validators += [MinValueValidator(-most), MaxValueValidator(most)]

    def _offer_sources(self, process: Process, author: User) -> None:
        """Ask in whose name, and whoever writes for somebody beside them, if it is from paper."""
        origin, scope = self.instance.origin, Mandate.Scope.PROPOSALS
        is_official = origin == Proposal.Origin.OFFICIAL
        chosen = OFFICIAL if is_official else self.instance.organisation_id
        body = process.organisation if rules.organises(author, process) else None
        offer_voices(self, author, scope, chosen=chosen, body=body)
        self.fields[REPEATS] = forms.URLField(
            label=_("Address of what it repeats"),
            help_text=_("If it does again what is done elsewhere. Everybody sees it."),
            initial=self.instance.repeats,
            max_length=LONGEST_ADDRESS,
            validators=[is_address],
            assume_scheme="https",
            required=False,
            widget=forms.URLInput(attrs={"dir": "ltr", "inputmode": "url"}),
        )
        if author.assisted:
            self.fields[PAPER] = forms.BooleanField(
                label=_("Copied from a paper form"),
                help_text=_("The form’s number stands in the reason you gave."),
                initial=origin == Proposal.Origin.PAPER,
                required=False,
            )

    def _ask(self) -> None:
        for question in self.questions:
            if question.kind != Question.Kind.FILE:
                field = field_of(question, is_complete=self.needs_everything)
                field.initial = self.instance.extras.get(question.key)
                self.fields[f"{PREFIX}{question.key}"] = field

    def extra_fields(self) -> list[Any]:
        """List the fields of the round's questions, bound to what was typed."""
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def _offer_themes(self, process: Process) -> None:
        # The form may be made twice in a request, and the process remembers its themes.
        prefetch_related_objects([process], "categories")
        themes = {str(theme.pk): theme for theme in process.categories.all()}
        if not themes:
            del self.fields["category"]
            return
        self.fields["category"] = forms.TypedChoiceField(
            label=self.fields["category"].label,
            choices=[("", "—"), *((key, str(theme)) for key, theme in themes.items())],
            coerce=themes.get,
            empty_value=None,
            required=False,
        )

    def _offer_languages(self, spoken: list[str], author: User) -> None:
        names = dict(settings.LANGUAGES)
        field = self.fields["language"]
        offered = [(code, names[code]) for code in spoken if code in names]
        field.choices = offered  # type: ignore[attr-defined]
        field.required = self.needs_everything
        field.initial = author.language if author.language in spoken else spoken[0]

    def _offer_places(self, territory: Territory) -> None:
        if territory.kind == Territory.Kind.MUNICIPALITY:
            del self.fields["territory"]
            return
        places = territory.within().municipalities()
        self.fields["territory"].queryset = places  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        half = {"latitude", "longitude"}
        if not half & set(self.errors) and (
            (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None)
        ):
            self.add_error("longitude", _("Give both latitude and longitude, or neither."))
        return cleaned

    def words(self) -> dict[str, Any]:
        """Return what was written, ready for the services."""
        names = [name for name in self.Meta.fields if name in self.cleaned_data]
        words = {name: self.cleaned_data[name] for name in names}
        asked = {name for name in self.cleaned_data if name.startswith(PREFIX)}
        if asked:
            said = {name.removeprefix(PREFIX): self.cleaned_data[name] for name in asked}
            words["extras"] = {**self.instance.extras, **said}
        if not words.get("language"):
            words.pop("language", None)
        for source in {PAPER, REPEATS} & self.cleaned_data.keys():
            words[source] = self.cleaned_data[source]
        return words | voice(self.cleaned_data)


class CompleteProposalForm(ProposalForm):
    """The same form, for words that go public next."""

    needs_everything = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, missing in (
            ("title", _("Give your proposal a title.")),
            ("text", _("Write what you propose.")),
        ):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = missing


class WithdrawForm(forms.Form):
    withdrawn_for = forms.ChoiceField(
        label=_("Why do you withdraw it?"),
        choices=Proposal.WithdrawnFor.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    reason = forms.CharField(
        label=_("In your own words"),
        help_text=_("Everybody can read this."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Your note as the organiser"),
        help_text=_("Everybody can read this. Leave it empty to take the note away."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
