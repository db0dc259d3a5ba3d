"""Following things, being told what happens to them, and the mails about it."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from common.exceptions import RuleBroken
from people import notices as kinds
from people.models import Follow, MailChoice, Notice, User
from people.services import audit, letters, mail

MOST_FOLLOWS = 500
BATCH = 500
# A little less than a day and a week, so that a digest sent late is not skipped the next time.
DIGEST_REST = {
    MailChoice.When.DAILY: timedelta(hours=20),
    MailChoice.When.WEEKLY: timedelta(days=6, hours=20),
}
LINES = 40
STOP = "people.notices.stop"
STOP_DAYS = 90
ONE_CLICK = "List-Unsubscribe=One-Click"


@transaction.atomic
def follow(*, person: User, thing: str, volume: str = Follow.Volume.ALL) -> Follow:
    """Tell a person of a thing from now on, as much as they want; again: the last choice stands.

    Raises:
        RuleBroken: when they may not see it, follow 500 things already, or want less than all of
            what nobody talks about.

    """
    if volume != Follow.Volume.ALL and not kinds.is_talked_about(thing):
        raise RuleBroken(_("Choose how much you want to hear."))
    if kinds.named(thing, person) is None:
        raise RuleBroken(_("This cannot be followed."))
    User.objects.select_for_update(no_key=True).only("pk").get(pk=person.pk)
    if person.follows.exclude(thing=thing).count() >= MOST_FOLLOWS:
        raise RuleBroken(_("You follow 500 things. Leave one to follow another."))
    wanted = {"volume": volume}
    return Follow.objects.update_or_create(person=person, thing=thing, defaults=wanted)[0]


def unfollow(*, person: User, thing: str) -> None:
    """Tell a person of a thing no more; again: changes nothing."""
    person.follows.filter(thing=thing).delete()


@transaction.atomic
def tell(  # noqa: PLR0913 -- a notice is who is told what about what
    *,
    people: Iterable[int],
    key: str,
    kind: str,
    thing: str,
    url: str,
    names: dict[str, Any],
    mailed: bool = False,
) -> int:
    """Tell people (by id) that something happened; return how many did not know.

    `key` names what happened: who was told under it is not told again, however many tell at
    once. `mailed` says that a letter of its own goes out. Mails at once leave from here. Nobody
    hears talk they muted.
    """
    told = 0
    moment = timezone.now() if mailed else None
    pks = sorted(set(people))
    for start in range(0, len(pks), BATCH):
        some = pks[start : start + BATCH]
        knew = _not_to_tell(some, key, kind, thing)
        Notice.objects.bulk_create(
            [
                Notice(
                    person_id=pk,
                    key=key,
                    kind=kind,
                    thing=thing,
                    url=url[:500],
                    names=names,
                    mailed_at=moment,
                )
                for pk in some
                if pk not in knew
            ],
            ignore_conflicts=True,
        )
        told += len(set(some) - knew)
        _mail_at_once(some, key, kind)
    return told


def _not_to_tell(pks: list[int], key: str, kind: str, thing: str) -> set[int]:
    """Say who of some people is not told: who knows, wants less, or was erased. One query."""
    told = Notice.objects.filter(key=key, person=OuterRef("pk"))
    less = Follow.objects.filter(
        person=OuterRef("pk"), thing=thing, volume__in=kinds.silenced_by(kind)
    )
    gone = Q(erased_at__isnull=False)
    some = User.objects.filter(Exists(told) | Exists(less) | gone, pk__in=pks)
    return set(some.values_list("pk", flat=True))


def tell_followers(
    *,
    things: Iterable[str],
    but: Iterable[int] = (),
    among: QuerySet[User] | None = None,
    **what: Any,
) -> int:
    """Tell everybody who wants all of one of these things, except some; see `tell`.

    `among` are those who may still see it, when not everybody may.
    """
    people = Follow.objects.filter(
        thing__in=list(things), volume=Follow.Volume.ALL, person__is_active=True
    )
    if among is not None:
        people = people.filter(person__in=among)
    return tell(people=set(people.values_list("person", flat=True)) - set(but), **what)


def read_all(person: User) -> None:
    """Mark what a person was told as read."""
    person.notices.filter(read_at=None).update(read_at=timezone.now())


@transaction.atomic
def choose(*, person: User, when: str, request: HttpRequest | None = None) -> MailChoice:
    """Keep how a person wants notices by mail; who never chose gets none. The audit keeps when."""
    audit.record(action="mails.chosen", actor=person, request=request, detail={"when": when})
    known = MailChoice.objects.filter(person=person).exclude(when=MailChoice.When.NONE).exists()
    if not known:
        # Mails begin with what happens from now on, not with all that was only told on the site.
        person.notices.filter(mailed_at=None).update(mailed_at=timezone.now())
    choice = MailChoice.objects.update_or_create(person=person, defaults={"when": when})[0]
    if when == MailChoice.When.WEEKLY and choice.digest_at is None:
        # The first one comes when there is a week to tell of.
        choice.digest_at = timezone.now()
        choice.save(update_fields=["digest_at"])
    return choice


def send_digests() -> int:
    """Send who wants one their mail of the day or week, if there is news; return how many.

    What goes at once and had to wait for ten minutes comes together: all news for who wants them
    so, answers to oneself for everybody else.

    Each person's notices are taken in one transaction under a lock: running twice, or two at
    once, sends nothing twice.
    """
    waiting = Notice.objects.filter(
        mailed_at=None,
        person__is_active=True,
        person__mail_choice__when__in=[MailChoice.When.AT_ONCE, *DIGEST_REST],
    )
    people = waiting.order_by().values_list("person", flat=True).distinct()
    return sum(_send_digest(pk) for pk in list(people))


@transaction.atomic
def _send_digest(pk: int) -> bool:
    choice = MailChoice.objects.select_for_update(of=("self",)).get(person=pk)
    waiting = Notice.objects.filter(person=pk, mailed_at=None)
    is_due = _is_due(choice)
    if not is_due:
        # What could not go at once, because one of its kind had just gone.
        waiting = waiting.exclude(_just_mailed())
        if choice.when != MailChoice.When.AT_ONCE:
            waiting = waiting.filter(kind__in=kinds.to_one())
    news = list(waiting.order_by("thing", "-pk"))
    if not news:
        return False
    Notice.objects.filter(pk__in=[one.pk for one in news]).update(mailed_at=timezone.now())
    if is_due:
        choice.digest_at = timezone.now()
        choice.save(update_fields=["digest_at"])
    _write(choice.person, news)
    return True


def _is_due(choice: MailChoice) -> bool:
    """Tell whether a person's mail of the day or the week may go."""
    rest = DIGEST_REST.get(MailChoice.When(choice.when))
    last = choice.digest_at
    return rest is not None and (last is None or timezone.now() - last >= rest)


def _mail_at_once(people: list[int], key: str, kind: str) -> None:
    """Mail what was just told to who wants it at once; whoever is answered or named does."""
    wanting = [MailChoice.When.AT_ONCE, *(DIGEST_REST if kind in kinds.to_one() else [])]
    at_once = MailChoice.objects.filter(person__in=people, when__in=wanting)
    # Two at once for one person: the second one waits here, then sees what the first mailed.
    held = list(at_once.select_for_update(of=("self",)).order_by("person"))
    theirs = [choice.person_id for choice in held]
    fresh = Notice.objects.filter(person__in=theirs, key=key, mailed_at=None)
    news = list(fresh.exclude(_just_mailed()).select_related("person"))
    Notice.objects.filter(pk__in=[one.pk for one in news]).update(mailed_at=timezone.now())
    for one in news:
        _write(one.person, [one])


def _just_mailed() -> Exists:
    """Say that a mail of a notice's kind has just gone to its person: the next one waits."""
    since = timezone.now() - letters.REST
    same = Notice.objects.filter(
        person=OuterRef("person"), kind=OuterRef("kind"), mailed_at__gt=since
    )
    return Exists(same)


def _write(person: User, news: list[Notice]) -> None:
    """Send a mail with one line per thing: the newest notice, and how many came before."""
    token = stop_token(person)
    with override(person.language):
        lines = []
        for _thing, group in groupby(news, key=lambda notice: notice.thing):
            newest, *others = group
            address = f"{settings.WAGTAILADMIN_BASE_URL}{newest.address}"
            said = " ".join(str(newest).split())
            lines.append({"text": said, "url": address, "more": len(others)})
        stop = reverse("people:stop-mails", kwargs={"token": token})
        at_once = reverse("people:stop-at-once", kwargs={"token": token})
    mail.send(
        "people/mail/notices",
        to=person.email,
        language=person.language,
        context={
            "lines": lines[:LINES],
            "more": max(0, len(lines) - LINES),
            "buttons": {line["url"]: gettext_lazy("Read it") for line in lines[:LINES]},
            "stop_url": f"{settings.WAGTAILADMIN_BASE_URL}{stop}",
        },
        # One press in the mail program is enough (RFC 8058).
        headers={
            "List-Unsubscribe": f"<{settings.WAGTAILADMIN_BASE_URL}{at_once}>",
            "List-Unsubscribe-Post": ONE_CLICK,
        },
    )


def stop_token(person: User) -> str:
    """Make the word that stops a person's mails, and does nothing else, for 90 days."""
    return signing.dumps(person.pk, salt=STOP)


def person_to_stop(token: str) -> User | None:
    """Read such a word; nothing when it is old, changed or meant for something else."""
    try:
        pk = signing.loads(token, salt=STOP, max_age=timedelta(days=STOP_DAYS))
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=pk, is_active=True).first()
