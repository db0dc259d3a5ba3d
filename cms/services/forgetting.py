"""What becomes of somebody's part in pages and messages when they are erased."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from cms.models import ContactMessage
from cms.services.freshness import something_changed
from people.models import User


def forget(person: User) -> None:
    """Take a person out of the editors' rooms and the messages; pages in memory are made anew."""
    for profile in UserProfile.objects.filter(user=person):
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()
    about = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(person.pk)
    )
    about.update(label="", data={})
    ContactMessage.objects.filter(email__iexact=person.email).delete()
    something_changed()
