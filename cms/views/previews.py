"""Pictures in the sizes the site knows, for editors."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe
from wagtail.images.permissions import permission_policy

from cms.models import SiteImage
from cms.services.pictures import SIZES, filters

KNOWN = frozenset(name for use in SIZES for kind in ("webp", "avif") for name in filters(use, kind))


@require_safe
def preview(request: HttpRequest, image_id: int, filter_spec: str) -> HttpResponse:
    """Lead to the picture as pages show it. No other size is drawn, whoever asks."""
    picture = get_object_or_404(SiteImage, pk=image_id)
    if not permission_policy.user_has_permission_for_instance(request.user, "change", picture):
        raise PermissionDenied
    if filter_spec not in KNOWN:
        return HttpResponse(status=400)
    return redirect(picture.get_rendition(filter_spec).url)
