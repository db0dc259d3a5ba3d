"""Making a process and its themes, opening it, or dropping the draft."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from participation.forms.room import ProcessForm, ThemeForm
from participation.models import Category
from participation.services import processes as services
from participation.services.checklist import room_url
from participation.views.room import FormPage, PostOnly, ProcessRoom


class MakeProcessView(FormPage):
    """Begin a process."""

    heading = _("Make a process")
    lead = _("It begins as a draft that only you see. What it still lacks is listed then.")
    button = _("Begin the draft")

    def may_enter(self) -> bool:
        return self.request.user.has_perm("participation.make_process")

    def form(self, data: Any = None) -> ProcessForm:
        return ProcessForm(data)

    def save(self, form: ProcessForm) -> str:
        made = services.make_process(organiser=self.request.user, **form.cleaned_data)
        return room_url("room", made)


class ProcessPartView(ProcessRoom, FormPage):
    """Change a process: its words, its organisers, for whom it is."""

    heading = _("The process")
    button = _("Keep")
    done = _("It is kept.")

    def form(self, data: Any = None) -> ProcessForm:
        return ProcessForm(data, process=self.process)

    def save(self, form: ProcessForm) -> str:
        services.change_process(
            process=self.process, organiser=self.request.user, **form.cleaned_data
        )
        return room_url("room", self.process)


class ThemesView(ProcessRoom, FormPage):
    """The themes of a process, and the form that adds one."""

    template = "themes"
    heading = _("Themes")
    lead = _("Whoever proposes chooses one. Lists are filtered by them.")
    button = _("Add this theme")

    def form(self, data: Any = None) -> ThemeForm:
        return ThemeForm(data, process=self.process)

    def save(self, form: ThemeForm) -> str:
        services.write_theme(process=self.process, organiser=self.request.user, **form.cleaned_data)
        return room_url("room-themes", self.process)

    def page(self, template: str, **context: Any) -> Any:
        return super().page(template, themes=self.process.categories.all(), **context)


class ThemeMixin(ProcessRoom):
    @cached_property
    def theme(self) -> Category:
        theme = get_object_or_404(self.process.categories, pk=self.kwargs["theme"])
        theme.process = self.process
        return theme


class ThemeView(ThemeMixin, FormPage):
    """Give a theme other names."""

    heading = _("Change a theme")
    button = _("Keep")

    def form(self, data: Any = None) -> ThemeForm:
        return ThemeForm(data, process=self.process, theme=self.theme)

    def save(self, form: ThemeForm) -> str:
        services.write_theme(
            process=self.process,
            organiser=self.request.user,
            theme=self.theme,
            **form.cleaned_data,
        )
        return room_url("room-themes", self.process)


class RemoveThemeView(ThemeMixin, PostOnly):
    """Take a theme away."""

    def act(self) -> str:
        services.remove_theme(theme=self.theme, organiser=self.request.user)
        return self.back()

    def back(self) -> str:
        return room_url("room-themes", self.process)


class OpenProcessView(ProcessRoom, PostOnly):
    """Open a process to the people it is for."""

    done = _("The process is open. People can find it now.")

    def act(self) -> str:
        services.open_process(process=self.process, organiser=self.request.user)
        return self.back()

    def back(self) -> str:
        return room_url("room", self.process)


class DiscardDraftView(ProcessRoom, PostOnly):
    """Take away a draft that never opened."""

    done = _("The draft is gone.")

    def act(self) -> str:
        services.discard_draft(process=self.process, organiser=self.request.user)
        return reverse("participation:processes")

    def back(self) -> str:
        return room_url("room", self.process)
