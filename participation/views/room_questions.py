"""What a round asks of those who propose, in the organiser's room."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from participation.forms.questions import QuestionForm
from participation.models import Question
from participation.queries.questions import asked_in
from participation.services import questions as services
from participation.views.room import FormPage, PostOnly, RoundRoom


class QuestionsView(RoundRoom, FormPage):
    """The questions of a round, and the form that adds one."""

    template = "questions"
    heading = _("Questions of this round")
    lead = _("Everybody who proposes answers them, beside title and text.")
    button = _("Add this question")

    def form(self, data: Any = None) -> QuestionForm:
        return QuestionForm(data, round_=self.round_)

    def save(self, form: QuestionForm) -> str:
        services.write_question(round_=self.round_, organiser=self.request.user, **form.facts())
        return self.back()

    def back(self) -> str:
        keys = {"process": self.process.slug, "round": self.round_.slug}
        return reverse("participation:room-questions", kwargs=keys)

    def page(self, template: str, **context: Any) -> Any:
        return super().page(template, questions=asked_in(self.round_), **context)


class QuestionMixin(RoundRoom):
    @cached_property
    def question(self) -> Question:
        question = get_object_or_404(Question, round=self.round_, pk=self.kwargs["question"])
        question.round = self.round_
        return question

    def back(self) -> str:
        keys = {"process": self.process.slug, "round": self.round_.slug}
        return reverse("participation:room-questions", kwargs=keys)


class QuestionView(QuestionMixin, FormPage):
    """Change a question."""

    heading = _("Change a question")
    button = _("Keep")

    def form(self, data: Any = None) -> QuestionForm:
        return QuestionForm(data, round_=self.round_, question=self.question)

    def save(self, form: QuestionForm) -> str:
        services.write_question(
            round_=self.round_,
            organiser=self.request.user,
            question=self.question,
            **form.facts(),
        )
        return self.back()


class RemoveQuestionView(QuestionMixin, PostOnly):
    """Take a question away."""

    def act(self) -> str:
        services.remove_question(question=self.question, organiser=self.request.user)
        return self.back()
