"""Nobody can have a third person flooded with mails (V2-16)."""

import re
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from common.exceptions import TooSoon
from participation.services.coauthors import end_coauthorship, invite_coauthor
from participation.services.comments import post_comment
from people.assisting import KEY
from people.models import Notice
from people.services import assisting, letters, notices
from people.services.mandates import give_mandate, revoke_mandate
from tests.factories.participation import ProposalFactory
from tests.factories.people import OrganisationFactory, TerritoryFactory, UserFactory
from tests.races import at_once

VICTIM = "amal@example.org"


@pytest.fixture(autouse=True)
def _nothing_was_sent_before(settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = False
    yield
    cache.clear()


def told(person, number, kind="coauthor_invited"):
    return notices.tell(
        people=[person.pk],
        key=f"{kind}:{number}",
        kind=kind,
        thing=f"proposal:{number}",
        url="/",
        names={"name": "X", "title": "Y"},
    )


@pytest.mark.django_db(transaction=True)
def test_of_many_letters_at_once_one_goes():
    may = partial(letters.may_go, kind="claim", to=VICTIM)

    assert sum(at_once([may] * 12)) == 1
    assert letters.may_go(kind="claim", to="badr@example.org")
    assert letters.may_go(kind="other", to=VICTIM)
    with pytest.raises(TooSoon) as refused:
        letters.require_rest(kind="claim", to=VICTIM.upper())
    assert timedelta(0) < refused.value.wait <= letters.REST
    assert VICTIM not in str(cache._cache)


def test_an_invitation_to_write_goes_to_an_address_once_in_ten_minutes(client, mailoutbox):
    author = UserFactory(language="en")
    proposals = ProposalFactory.create_batch(2, author=author)
    client.force_login(author)
    door = f"{proposals[1].url('coauthors')}"

    first = invite_coauthor(proposal=proposals[0], author=author, email=VICTIM)
    end_coauthorship(coauthor=first, person=author)
    for _time in range(20):
        answer = client.post(door, {"who": VICTIM})
        assert answer.status_code == 429
        assert 0 < int(answer["Retry-After"]) <= 600
    assert VICTIM in answer.text
    assert proposals[1].coauthors.count() == 0

    with time_machine.travel(now() + timedelta(minutes=11)):
        cache.clear()  # it keeps time by another clock
        assert client.post(door, {"who": VICTIM}).status_code == 302
    other = ProposalFactory()
    invite_coauthor(proposal=other, author=other.author, email=VICTIM)


def test_the_link_to_an_account_goes_to_an_address_once_whoever_asks(client, mailoutbox):
    verifier = UserFactory(verifier=True, language="en")
    facts = {"territory": TerritoryFactory(), "reason": "No phone", "language": "en"}
    session = assisting.begin(verifier=verifier, name="Salma here", **facts)
    client.force_login(verifier, "django.contrib.auth.backends.ModelBackend")
    kept = client.session
    kept[KEY] = session.pk
    kept.save()
    door = reverse("people:assist-claim")

    answers = [client.post(door, {"email": VICTIM}).status_code for _time in range(5)]

    assert answers == [302, 429, 429, 429, 429]
    assert [mail.to for mail in mailoutbox] == [[VICTIM]]


def test_joining_with_a_known_address_tells_its_owner_once(mailoutbox):
    UserFactory(email=VICTIM)
    answers = {
        Client()
        .post("/fr/accounts/signup/", {"email": VICTIM, "pseudonym": f"Nobody {'abcdef'[n]}"})
        .status_code
        for n in range(6)
    }

    assert answers == {302}
    assert len(mailoutbox) == 1


def test_who_wants_mails_at_once_gets_one_of_a_kind_and_the_rest_together(mailoutbox):
    person, other = UserFactory(email=VICTIM, language="en"), UserFactory()
    for one in (person, other):
        notices.choose(person=one, when="at_once")

    for number in range(20):
        told(person, number)
    told(other, 1)
    told(person, 1, kind="process_invited")
    assert [mail.to for mail in mailoutbox].count([VICTIM]) == 2
    assert notices.send_digests() == 0

    with time_machine.travel(now() + timedelta(minutes=11)):
        assert notices.send_digests() == 1
        assert notices.send_digests() == 0
        assert len(re.findall("^http", mailoutbox[-1].body, re.MULTILINE)) >= 19
        told(person, 99)
        assert [mail.to for mail in mailoutbox].count([VICTIM]) == 3
    with time_machine.travel(now() + timedelta(minutes=22)):
        assert notices.send_digests() == 1
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_naming_somebody_often_mails_them_once(mailoutbox, django_capture_on_commit_callbacks):
    person = UserFactory(email=VICTIM, pseudonym="Amal")
    notices.choose(person=person, when="at_once")
    proposal, teaser = ProposalFactory(), UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(20):
            post_comment(proposal=proposal, author=teaser, text=f"@Amal look here {number}")

    assert [mail.to for mail in mailoutbox].count([VICTIM]) <= 1
    assert person.notices.count() == 20


@pytest.mark.django_db(transaction=True)
def test_many_tellings_at_once_send_one_mail(mailoutbox):
    person = UserFactory(email=VICTIM)
    notices.choose(person=person, when="at_once")

    at_once([partial(told, person, number) for number in range(8)])

    assert len(mailoutbox) == 1
    assert Notice.objects.filter(mailed_at=None).count() == 7


def test_mandates_given_and_taken_often_mail_once(mailoutbox):
    person, giver = UserFactory(email=VICTIM), UserFactory(verifier=True)
    organisation = OrganisationFactory(verified=True)
    notices.choose(person=person, when="at_once")
    for _time in range(5):
        given = give_mandate(
            giver=giver, person=person, organisation=organisation, evidence="Minutes"
        )
        revoke_mandate(mandate=given, revoker=giver)

    assert len(mailoutbox) == 2  # one that it was given, one that it was taken back
