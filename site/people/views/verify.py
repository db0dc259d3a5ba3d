from typing import Any

from django.views.generic import TemplateView

from people.queries.verifications import verifications_of
from people.views.me import MyView


class VerifyView(MyView, TemplateView):
    """What of a person is verified, and how the rest can be."""

    template_name = "people/verify.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(verifications=verifications_of(self.person), **kwargs)
