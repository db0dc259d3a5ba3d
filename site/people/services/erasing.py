"""Erase a person: everything that says who they are, at once, everywhere."""

from typing import Any
from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F, Func, JSONField, Value
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from common import clock
from common.exceptions import RuleBroken
from people import duties, roles, verifying
from people.fields import GONE, GONE_GUEST
from people.models import Notice, User
from people.services import audit
from people.services.forgetting import forget_everywhere, register
from people.services.sealing import broken_seals
from people.signals import sessions_ended
from thread.services import forget_who


@transaction.atomic
def erase(*, person: User, words: bool, request: HttpRequest | None = None) -> None:
    """Erase a person for good. With `words`, what they wrote in public is removed as well.

    What stays (their words if so wanted, decisions of an office, the audit) points at a number
    nobody can connect to anybody: others see "former participant", or "guest". Ballots are
    untouched; the roll knows people by a key only. Erasing again changes nothing.

    Raises:
        RuleBroken: when nobody else answers for something the person answers for.

    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.erased_at:
        return
    if theirs := duties.of(person):
        raise RuleBroken(" ".join(theirs))
    audit.record(
        action="account.erased", actor=person, request=request, detail={"words_removed": words}
    )
    _close_sign_ins(person)
    forget_everywhere(person=person, words=words)
    _unname(person)


def forget_traces(person: User) -> None:
    """Take a name and an address out of what floors below keep: threads, mails, others' notices."""
    name = person.pseudonym
    forget_who(name=name)
    forget_name_in_notices(names__name=name)
    DBTaskResult.objects.filter(args_kwargs__kwargs__to__iexact=person.email).delete()


def forget_name_in_notices(**which: Any) -> None:
    """Leave out of notices that others were sent who did what they tell of."""
    Notice.objects.filter(**which, names__has_key="name").update(
        names=Func(
            F("names"),
            Value("{name}"),
            Value(GONE, output_field=JSONField()),
            function="jsonb_set",
            template="%(function)s(%(expressions)s)",
            output_field=JSONField(),
        )
    )


def last_administrator(person: User) -> list[str]:
    """Say so if nobody else could give roles any more. One query."""
    holders = User.objects.filter(is_active=True, groups__name=roles.ADMINISTRATOR)
    others = list(holders.values_list("pk", flat=True)[:2])
    if others == [person.pk]:
        return [_("You are the only administrator: give somebody else this role first.")]
    return []


def _close_sign_ins(person: User) -> None:
    keys = set(UserSession.objects.filter(user=person).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    transaction.on_commit(
        lambda: sessions_ended.send(sender=User, user_id=person.pk, session_keys=keys)
    )


def _unname(person: User) -> None:
    number = uuid4().hex
    name = (GONE_GUEST if person.is_guest else GONE) + number
    User.objects.filter(pk=person.pk).update(
        email=f"{number}@erased.invalid",
        pseudonym=name,
        pseudonym_look=name,
        language=User._meta.get_field("language").default,  # noqa: SLF001 -- Django's own way
        territory=None,
        password=make_password(None),
        is_active=False,
        is_staff=False,
        is_superuser=False,
        last_login=None,
        date_joined=clock.now(),
        erased_at=clock.now(),
        warnings=0,
        warned_at=None,
        closed_until=None,
    )


def start() -> None:
    """Fill the registries with what this floor knows."""
    register("traces", forget_traces)
    verifying.register("audit", broken_seals)
    verifying.register("provenance", verifying.orphans)
    duties.register("administrator", last_administrator)
