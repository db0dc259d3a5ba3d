"""Who may come in: everybody to what is published, its owners to what changes a service."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import View

from participation.views.visitors import sign_in_url, visitor_of
from people.models import User
from people.rules import Visitor
from workflows.lab.models import Service
from workflows.lab.queries import services


class ReaderMixin:
    """Know who is looking without opening a session for readers who have none."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def reader(self) -> Visitor:
        return visitor_of(self.request)


class ServiceMixin(ReaderMixin):
    @cached_property
    def service(self) -> Service:
        """Find the service of the address, with what its page tells."""
        seen = services.in_full(services.visible_to(self.reader))
        return get_object_or_404(seen, slug=self.kwargs["slug"])

    @cached_property
    def may_run(self) -> bool:
        return self.reader.has_perm("lab.run_service", self.service)


class PermittedView(ReaderMixin, View):
    """Send strangers to sign-in, and whoever may not to a page that says so (403)."""

    http_method_names = ["get", "head", "post"]

    def is_permitted(self) -> bool:
        raise NotImplementedError

    @property
    def person(self) -> User:
        """Whoever came in: the door let nobody else through."""
        return self.reader  # type: ignore[return-value]

    def return_address(self) -> str:
        """Where to go after signing in, when the address itself only takes POST."""
        return self.request.path

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if str(request.method).lower() not in self.http_method_names:
            return self.http_method_not_allowed(request, *args, **kwargs)
        if not self.reader.is_authenticated:
            return redirect(sign_in_url(self.return_address()))
        if not self.is_permitted():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RunView(ServiceMixin, PermittedView):
    """A page for those who answer for the service of the address."""

    def is_permitted(self) -> bool:
        return self.may_run
