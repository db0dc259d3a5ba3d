from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.exceptions import RuleBroken
from participation.models import Question
from participation.models.attachments import ALTERNATIVE_LENGTH
from participation.services.attachments import DOCUMENTS, PICTURES, Sent, look_into
from people.models import User
from people.services.uploads import count_upload


class FileForm(forms.Form):
    """One file that comes with a proposal. Nothing sent is no mistake."""

    file = forms.FileField(
        label=_("Picture or document"),
        required=False,
        widget=forms.FileInput(
            attrs={"accept": ",".join(f".{kind}" for kind in (*PICTURES, *DOCUMENTS))}
        ),
    )
    alternative = forms.CharField(
        label=_("What the picture shows"),
        help_text=_("For people who cannot see it. Every picture needs it."),
        max_length=ALTERNATIVE_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    sent: Sent | None = None

    question = forms.ChoiceField(label=_("What it answers"), required=False)

    def __init__(
        self, *args: Any, sender: User, asked: Iterable[Question] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sender = sender
        wanted = [(one.key, one.label) for one in asked if one.kind == Question.Kind.FILE]
        if wanted:
            field = cast("forms.ChoiceField", self.fields["question"])
            field.choices = [("", _("nothing in particular")), *wanted]
        else:
            del self.fields["question"]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not file:
            return None
        # Counted whatever comes of it: looking into a file costs too.
        try:
            count_upload(person=self.sender, size=file.size)
        except RuleBroken as broken:
            raise ValidationError(str(broken)) from broken
        self.sent = look_into(file)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.sent and self.sent.is_picture and not cleaned.get("alternative"):
            self.add_error(
                "alternative", _("Say in words what the picture shows, and send it again.")
            )
        return cleaned
