"""Our own rooms in Wagtail."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from cms.models import ContactMessage


class ContactMessageViewSet(ModelViewSet):
    """Messages people wrote: editors read and delete them, nobody changes them."""

    model = ContactMessage
    icon = "mail"
    menu_label = _("Messages")
    add_to_admin_menu = True
    inspect_view_enabled = True
    copy_view_enabled = False
    form_fields = ["is_suspicious"]
    list_display = ["subject", "name", "received_at", "is_suspicious"]
    list_filter = ["is_suspicious", "language"]
    search_fields = ["subject", "name", "email"]
    inspect_view_fields = [
        "subject", "name", "email", "text", "language", "received_at", "is_suspicious",
    ]  # fmt: skip
