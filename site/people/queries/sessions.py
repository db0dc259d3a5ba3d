from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from people.models import User

SHOWN = 50


def sign_ins_of(user: User) -> QuerySet[UserSession]:
    """List where a person is signed in now, newest first, at most 50. One query."""
    alive = Session.objects.filter(
        session_key=OuterRef("session_key"), expire_date__gt=timezone.now()
    )
    return UserSession.objects.filter(Exists(alive), user=user).order_by("-created_at")[:SHOWN]
