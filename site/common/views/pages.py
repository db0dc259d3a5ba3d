"""The frame's own pages: the stylesheet, what the wheel is, and the components side by side."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from common import wheel
from common.stylesheet import stylesheet

A_YEAR = 31_536_000


def stylesheet_view(_request: HttpRequest, digest: str) -> HttpResponse:
    """Answer the stylesheet; under its own digest it may be kept for a year, under another not."""
    css, current = stylesheet()
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    fresh = f"public, max-age={A_YEAR}, immutable"
    response["Cache-Control"] = fresh if digest == current else "public, max-age=60"
    return response


class WheelView(TemplateView):
    template_name = "common/wheel_page.html"
    extra_context = {"stations": wheel.STATIONS}


class SampleForm(forms.Form):
    """Every kind of field once, for the styleguide."""

    title = forms.CharField(label=_("Title"), help_text=_("One line that says what it is."))
    text = forms.CharField(label=_("Description"), widget=forms.Textarea, required=False)
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    cost = forms.IntegerField(label=_("Cost in euros"), min_value=0, required=False)
    place = forms.ChoiceField(
        label=_("Place"), choices=[("sfax", "Sfax · صفاقس"), ("palermo", "Palermo")]
    )
    stance = forms.ChoiceField(
        label=_("Your opinion"),
        choices=[("for", _("For")), ("neutral", _("Neutral")), ("against", _("Against"))],
        widget=forms.RadioSelect,
    )
    follow = forms.BooleanField(label=_("Tell me what becomes of it"), required=False)


class StyleguideView(TemplateView):
    """The component library, all variants on one page; only where nobody is at home yet."""

    template_name = "common/styleguide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not (settings.DEBUG or getattr(settings, "NORIA_DEMO", False)):
            raise Http404
        wrong = SampleForm({"title": "", "email": "nobody", "cost": "-4"})
        return super().get_context_data(
            form=SampleForm(),
            wrong=wrong,
            closes_at=now() + timedelta(days=4, hours=3),
            tiles=[f"process-{number}" for number in range(1, 13)],
            **kwargs,
        )
