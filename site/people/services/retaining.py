"""The rules of retention of the floor of accounts."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from common import clock
from common.exceptions import RuleBroken
from people import retention
from people.models import Notice, User
from people.services import mail
from people.services.audit import truncated
from people.services.ending import warn_of_ending
from people.services.erasing import erase
from people.services.exports import delete_old

SIGN_INS = timedelta(days=30)
ADDRESSES = timedelta(days=7)
UNVERIFIED = timedelta(days=14)
READ_NOTICES = timedelta(days=365)
DONE_TASKS, FAILED_TASKS = timedelta(days=1), timedelta(days=30)

INACTIVE = timedelta(days=2 * 365)
# Who is away is warned when so much time is left, and has at least so much time after a warning.
WARNED_AT = (timedelta(days=60), timedelta(days=7))
BETWEEN = (timedelta(0), timedelta(days=30), timedelta(days=7))
AT_ONCE = 500


def forget_sign_ins() -> int:
    """Delete sessions that are over, and what is known of sign-ins of more than 30 days ago."""
    over = Session.objects.filter(expire_date__lt=clock.now()).delete()[0]
    return over + UserSession.objects.filter(created_at__lt=clock.now() - SIGN_INS).delete()[0]


def cut_addresses() -> int:
    """Cut addresses of sign-ins of more than 7 days ago to their network (/24, /48)."""
    changed = []
    for sign_in in UserSession.objects.filter(created_at__lt=clock.now() - ADDRESSES):
        network = truncated(str(sign_in.ip)).partition("/")[0]
        if network and network != str(sign_in.ip):
            sign_in.ip = network
            changed.append(sign_in)
    return UserSession.objects.bulk_update(changed, ["ip"], batch_size=AT_ONCE)


def delete_unverified() -> int:
    """Delete accounts whose address nobody proved within 14 days. Nobody ever signed in there."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    waiting = User.objects.filter(
        Exists(addresses.filter(verified=False)),
        ~Exists(addresses.filter(verified=True)),
        last_login=None,
        date_joined__lt=clock.now() - UNVERIFIED,
    )
    return sum(bool(person.delete()) for person in waiting)


def delete_read_notices() -> int:
    return Notice.objects.filter(read_at__lt=clock.now() - READ_NOTICES).delete()[0]


def delete_done_tasks() -> int:
    """Delete what is left of mails and other work: a day after it was done, 30 when it failed."""
    now = clock.now()
    done = Q(status="SUCCESSFUL", finished_at__lt=now - DONE_TASKS)
    failed = Q(status="FAILED", finished_at__lt=now - FAILED_TASKS)
    return DBTaskResult.objects.filter(done | failed).delete()[0]


def warn_inactive() -> int:
    """Write to people who have not been here for nearly two years, twice; return how many."""
    return sum(_warn(pk, step) for step in (0, 1) for pk in _due(step))


def erase_inactive() -> int:
    """Erase people two years after they were last here, warned twice; their words stay."""
    return sum(_erase(person) for person in User.objects.filter(pk__in=_due(2)))


def _due(step: int) -> list[int]:
    """List who is to be warned a first (0) or second time (1), or erased (2)."""
    now: datetime = clock.now()
    left = WARNED_AT[step] if step < len(WARNED_AT) else timedelta(0)
    seen = Coalesce(F("last_login"), F("date_joined"))
    people = User.objects.annotate(seen=seen).filter(
        Exists(EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)),
        seen__lt=now - INACTIVE + left,
        is_active=True,
        is_superuser=False,
        groups=None,
        warnings=step,
    )
    if step:
        people = people.filter(warned_at__lte=now - BETWEEN[step])
    return list(people.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _warn(pk: int, step: int) -> bool:
    person = User.objects.select_for_update(of=("self",)).filter(pk=pk, warnings=step).first()
    if person is None:
        return False
    now = clock.now()
    person.warnings, person.warned_at = step + 1, now
    person.save(update_fields=["warnings", "warned_at"])
    seen = person.last_login or person.date_joined
    # Late warnings leave as much time as those sent in time.
    least = now + sum(BETWEEN[step + 1 :], timedelta(0))
    mail.send(
        "people/mail/inactive",
        to=person.email,
        language=person.language,
        context={
            "goes_on": max(seen + INACTIVE, least),
            "login_url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('account_login')}",
        },
    )
    return True


def _erase(person: User) -> bool:
    try:
        erase(person=person, words=False)
    except RuleBroken:
        return False
    return True


def start() -> None:
    """Put this floor's rules into the table."""
    retention.register("sign-ins", "30 days", forget_sign_ins)
    retention.register("addresses of sign-ins, cut", "7 days", cut_addresses)
    retention.register("unverified accounts", "14 days", delete_unverified)
    retention.register("warnings to the inactive", "60 and 7 days before", warn_inactive)
    retention.register("inactive accounts", "2 years, warned twice", erase_inactive)
    retention.register("warnings of verifications that end", "14 days before", warn_of_ending)
    retention.register("read notices", "1 year", delete_read_notices)
    retention.register("exports", "7 days", delete_old)
    retention.register("done and failed tasks", "1 and 30 days", delete_done_tasks)
