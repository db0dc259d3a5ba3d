"""Put somebody on an event's list by hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms.forms.adding import ByHandForm
from cms.services.adding import add_by_hand
from cms.views.checking_in import ListDoorView
from common.exceptions import RuleBroken


class AddView(ListDoorView):
    """A form for one person, on the date that is looked at."""

    http_method_names = ["get", "head", "post"]

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        said = form.cleaned_data
        try:
            one = add_by_hand(
                occurrence=self.date,
                name=said["name"],
                email=said["email"],
                language=said["language"],
                answers=form.answers(),
                group=said.get("group"),
                by=request.user,
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, status=409)
        words = _("%(name)s has a place.") if one.is_registered else _("%(name)s is waiting.")
        messages.success(request, words % {"name": one.name})
        return self.back(f"#person-{one.pk}")

    def form(self, data: Any = None) -> ByHandForm:
        return ByHandForm(data, event=self.event, date=self.date)

    def show(self, form: ByHandForm, status: int = 200) -> HttpResponse:
        context = {"event": self.event, "date": self.date, "form": form}
        return render(self.request, "cms/events/add.html", context, status=status)
