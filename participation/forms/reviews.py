from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from participation.forms.lists import RowsForm
from participation.forms.room import TextsMixin
from participation.forms.rounds import RulesForm
from participation.models import (
    Category,
    Criterion,
    Process,
    Proposal,
    Review,
    ReviewNote,
    Round,
)
from participation.models.review_notes import LONGEST_NOTE
from participation.models.reviews import BEST, HEAVIEST
from participation.queries.review_notes import note_on
from participation.queries.reviews import may_evaluate
from people.models import User

MOST_EVALUATORS = 200
POINTS = [
    (0, _("0: not at all")),
    (1, "1"),
    (2, "2"),
    (3, "3"),
    (4, "4"),
    (BEST, _("5: fully")),
]


class CriterionForm(TextsMixin):
    """One criterion; in a round that has opened, with the public note that says why."""

    texts = {
        "name": (_("Name (%(language)s)"), 120, 1),
        "guide": (_("What to look at (%(language)s)"), 300, 2),
    }
    weight = forms.IntegerField(
        label=_("Weight"),
        help_text=_("From 1 to 10. One of 2 counts twice as much as one of 1."),
        min_value=1,
        max_value=HEAVIEST,
        initial=1,
    )
    note = RulesForm.base_fields["note"]

    def __init__(
        self, *args: Any, round_: Round, criterion: Criterion | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.add_texts(round_.process.languages, criterion)
        if criterion:
            self.fields["weight"].initial = criterion.weight
        if round_.state == Round.State.UPCOMING:
            del self.fields["note"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.require_somewhere("name", _("Give the criterion a name."))
        return cleaned


class RemoveCriterionForm(forms.Form):
    note = forms.CharField(max_length=500, required=False)


class AssignForm(forms.Form):
    """Who reviews what."""

    evaluators: forms.ModelMultipleChoiceField[User] = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Evaluators"),
        help_text=_("They see these proposals only, and nobody reviews their own."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who reviews.")},
    )
    category: forms.ModelChoiceField[Category] = forms.ModelChoiceField(
        Category.objects.none(),
        label=_("Theme"),
        empty_label=_("All themes"),
        required=False,
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = may_evaluate()[:MOST_EVALUATORS].values_list("pk", flat=True)
        self.fields["evaluators"].queryset = may_evaluate().filter(pk__in=list(people))  # type: ignore[attr-defined]
        self.fields["category"].queryset = process.categories.all()  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """The scores of one review and what the evaluator writes; to be kept nothing is required."""

    def __init__(
        self,
        *args: Any,
        review: Review,
        criteria: list[Criterion],
        finishes: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        given = {score.criterion_id: score.points for score in review.scores.all()}
        for criterion in criteria:
            self.fields[f"points_{criterion.pk}"] = forms.TypedChoiceField(
                label=criterion.name,
                help_text=criterion.guide,
                choices=POINTS,
                coerce=int,
                empty_value=None,
                required=finishes,
                initial=given.get(criterion.pk),
                widget=forms.RadioSelect,
                error_messages={"required": _("Score by this criterion before you finish.")},
            )
        self.fields["remark"] = forms.CharField(
            label=_("Remark for the organisers"),
            max_length=3000,
            required=False,
            initial=review.remark,
            widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        )
        self.fields["note"] = forms.CharField(
            label=_("Private note"),
            help_text=_("Only you read it."),
            max_length=3000,
            required=False,
            initial=review.note,
            widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        )

    def words(self) -> dict[str, Any]:
        """Return what was written, ready for the service."""
        points = {
            int(name.removeprefix("points_")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("points_") and value is not None
        }
        return {
            "points": points,
            "remark": self.cleaned_data["remark"],
            "note": self.cleaned_data["note"],
        }


class InterestForm(forms.Form):
    why = forms.CharField(
        label=_("What is your interest in it?"),
        help_text=_("The organisers read this. Somebody else will review the proposal."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Say what your interest is.")},
    )


class ReviewNoteForm(forms.Form):
    """A note among those who review or answer a proposal; ``parent`` is the note it answers."""

    text = forms.CharField(
        label=_("Your note"),
        help_text=_("Only the evaluators of this proposal and the organisers read it."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Write something first.")},
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal

    @cached_property
    def answered(self) -> ReviewNote | None:
        """Find the note that is answered, if it is one of this proposal."""
        named = self.data.get("parent") if self.is_bound else self.initial.get("parent")
        key = str(named or "")
        is_key = key.isdecimal() and len(key) < 19
        return note_on(self.proposal, int(key)) if is_key else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.data.get("parent") and self.answered is None:
            raise ValidationError(_("What you answer is not there any more."))
        return cleaned


class MyReviewsForm(RowsForm):
    """Which of one's reviews to list."""

    state = forms.ChoiceField(
        choices=[
            ("waiting", _("Waiting for you")),
            ("finished", _("Finished")),
            ("conflict", _("Left to somebody else")),
        ],
        required=False,
    )
