from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participation.forms.lists import RowsForm
from participation.models import Appeal, Case, Decision, Reason, Watch
from participation.models.care import WORDS
from people import roles
from people.models import Territory, User

AREA = {"rows": 4, "dir": "auto"}


class ReportForm(forms.Form):
    """What is wrong with a proposal or a comment; guests may leave an address."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"), choices=Reason.choices, widget=forms.RadioSelect
    )
    details = forms.CharField(
        label=_("Tell us more"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs=AREA),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("Only if you want to hear what was decided. It is forgotten afterwards."),
    )
    # People do not see this field; machines that fill in everything do.
    website = forms.CharField(required=False, label=_("Leave this empty"))

    def __init__(self, *args: Any, signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if signed_in:
            del self.fields["email"]

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave this field empty."))
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needs_words = cleaned.get("reason") in {Reason.OTHER, Reason.ILLEGAL}
        if needs_words and not cleaned.get("details"):
            self.add_error("details", _("Say in a sentence what is wrong."))
        return cleaned


class DecisionForm(forms.Form):
    """A moderator's decision; to hide or to erase takes all parts of a statement of reasons."""

    kind = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (Decision.Kind.HIDE, _("Hide it")),
            (Decision.Kind.KEEP, _("Keep it: nothing is wrong")),
            (Decision.Kind.RESTORE, _("Show it again")),
            (Decision.Kind.ERASE, _("Erase it for good: the law demands it")),
            (Decision.Kind.ADMIT, _("Let it in")),
            (Decision.Kind.REFUSE, _("Do not let it in")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[("", "—"), *Reason.choices], required=False
    )
    ground = forms.ChoiceField(
        label=_("Ground"), choices=[("", "—"), *Decision.Ground.choices], required=False
    )
    clause = forms.CharField(
        label=_("Which law or rule, and why it applies"), max_length=300, required=False
    )
    facts = forms.CharField(
        label=_("The facts, in plain words"),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs=AREA),
        help_text=_("The author reads this."),
    )

    def __init__(self, *args: Any, kinds: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Shown is what leads on; what does not (any more) is refused by the service, in words.
        field = self.fields["kind"]
        shown = [one for one in field.choices if one[0] in kinds]  # type: ignore[attr-defined]
        field.widget.choices = shown  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") in Decision.RESTRICTS:
            for name in ("reason", "ground", "clause", "facts"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("The author must be told this."))
        return cleaned


class AppealForm(forms.Form):
    text = forms.CharField(
        label=_("Why is the decision wrong?"), max_length=WORDS, widget=forms.Textarea(attrs=AREA)
    )


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Decision on the appeal"),
        choices=[
            (Appeal.Outcome.REVERSED, _("Show it again")),
            (Appeal.Outcome.UPHELD, _("It stays hidden")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Why, in plain words"), max_length=WORDS, widget=forms.Textarea(attrs=AREA)
    )


class QueueForm(RowsForm):
    """Which part of the queue is shown; nonsense shows what waits."""

    status = forms.ChoiceField(
        choices=[one for one in Case.Status.choices if one[0] != Case.Status.TAKEN],
        required=False,
    )
    about = forms.ChoiceField(
        choices=[
            ("proposal", _("Proposals")),
            ("comment", _("Comments")),
            ("statement", _("Statements")),
            ("amendment", _("Suggested changes")),
            ("translation", _("Translations")),
        ],
        required=False,
    )
    process = forms.SlugField(max_length=80, required=False)


class WatchForm(forms.ModelForm[Watch]):
    """Who looks after which territory in which language."""

    person = forms.ModelChoiceField(label=_("Moderator"), queryset=User.objects.none())
    territory = forms.ModelChoiceField(label=_("Territory"), queryset=Territory.objects.all())
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = Watch
        fields = ("person", "territory", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moderators = User.objects.filter(is_active=True, groups__name=roles.MODERATOR)
        self.fields["person"].queryset = moderators.order_by("pseudonym_look")  # type: ignore[attr-defined]
