"""Erase me: afterwards nothing says who it was, and every count is right (PRIV-02, PRIV-03)."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.users.models import UserProfile

from common.exceptions import RuleBroken
from participation.models import Ballot, BallotOutbox, Comment, Proposal, RollEntry, Support
from participation.queries.counters import wrong_counts
from participation.services.supports import give_support
from participation.services.voting_casting import cast_ballot
from participation.services.voting_issuing import issue_credential
from participation.services.voting_opening import open_vote
from people.models import AuditEvent, Notice, User
from people.services import notices
from people.services.erasing import erase
from people.signals import sessions_ended
from tests.factories.live import SessionFactory
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory
from tests.people.fresh import sign_in_fresh
from tests.people.marked import MARKS, NAME, PUBLIC, leftovers, very_active_person

ERASE = "/fr/accounts/erase/"


@pytest.fixture
def queued(settings):
    """Mails wait in the table of tasks, as on a site that runs."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def recounted():
    return wrong_counts


@pytest.fixture
def active(queued):
    person = very_active_person()
    DBTaskResult.objects.filter(task_path__contains="participation").delete()
    yield person
    # Files outlive a test.
    UserProfile.objects.filter(user=person).delete()
    for name in default_storage.listdir("avatar_images")[1]:
        default_storage.delete(f"avatar_images/{name}")


def test_the_marks_are_there_before(active):
    found = leftovers(MARKS)

    assert {mark for marks in found.values() for mark in marks} == set(MARKS)
    assert len(found) >= 15


def test_nothing_is_left_of_who_wants_their_words_removed(active):
    erase(person=active, words=True)

    assert leftovers(MARKS) == {}


def test_only_public_words_are_left_of_who_leaves_them(active):
    erase(person=active, words=False)

    assert leftovers([mark for mark in MARKS if mark != PUBLIC]) == {}
    assert Proposal.objects.filter(title__contains=PUBLIC).count() == 1
    assert Comment.objects.filter(text__contains=PUBLIC).count() == 2


@pytest.mark.parametrize("words", [True, False])
def test_every_count_is_right_afterwards(active, words, recounted):
    erase(person=active, words=words)
    erase(person=active, words=words)

    assert recounted() == []


def test_others_see_a_former_participant(active, client):
    proposal = Proposal.objects.get(title__contains=PUBLIC)
    erase(person=active, words=False)

    page = client.get(proposal.get_absolute_url())
    assert page.status_code == 200
    assert "former participant" in page.text
    assert NAME not in page.text
    assert str(User.objects.get(pk=active.pk)) == "former participant"


def test_a_removed_proposal_is_gone_and_says_so(active, client):
    url = Proposal.objects.get(title__contains=PUBLIC).get_absolute_url()
    erase(person=active, words=True)

    assert client.get(url).status_code == 410
    assert PUBLIC not in client.get(url).text


def test_two_people_erased_do_not_get_into_each_others_way():
    one, two = UserFactory(), UserFactory()

    erase(person=one, words=False)
    erase(person=two, words=True)

    assert User.objects.filter(erased_at__isnull=False).count() == 2
    assert UserFactory(email=one.email, pseudonym=one.pseudonym).pk != one.pk


def box():
    tables = (RollEntry, Ballot, BallotOutbox)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_ballots_and_roll_are_untouched():
    vote = VoteFactory()
    open_vote(round_=vote.round)
    person = UserFactory(territory=vote.round.process.territory)
    code = issue_credential(round_=vote.round, user=person)
    cast_ballot(round_=vote.round, code=code, choices=["bench"])
    before = box()

    erase(person=person, words=True)

    assert box() == before
    assert sum(map(len, before[1:])) == 1


def test_supports_of_a_closed_round_stay_in_its_count(recounted):
    person = UserFactory()
    running, over = ProposalFactory(), ProposalFactory(round=RoundFactory(closed=True))
    give_support(person=person, proposal=running)
    give_support(person=person, proposal=over, at=over.round.opens_at + timedelta(hours=1))

    erase(person=person, words=False)

    running.refresh_from_db()
    over.refresh_from_db()
    assert (running.support_count, over.support_count) == (0, 1)
    assert Support.objects.count() == 1
    assert recounted() == []


def test_sockets_are_told_and_the_sign_in_is_dead(client, django_capture_on_commit_callbacks):
    person, ended = UserFactory(), []
    sign_in_fresh(client, person)

    def note(user_id, session_keys, **_signal):
        ended.append((user_id, session_keys))

    sessions_ended.connect(note)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(ERASE, {"words": "remove", "sure": "on"})
    sessions_ended.disconnect(note)

    assert answer.url == "/fr/accounts/erased/"
    assert "storage" in answer.headers["Clear-Site-Data"]
    assert ended
    assert ended[0][0] == person.pk
    assert client.get(reverse("people:me")).url.startswith("/fr/accounts/login/")
    assert client.get(answer.url).status_code == 200
    event = AuditEvent.objects.get(action="account.erased")
    assert (event.actor_id, event.detail) == (person.pk, {"words_removed": True})


@pytest.mark.parametrize(
    "form", [{}, {"words": "keep"}, {"sure": "on"}, {"words": "both", "sure": "on"}]
)
def test_without_a_choice_nothing_happens_and_the_fields_say_so(client, form):
    person = UserFactory()
    sign_in_fresh(client, person)

    answer = client.post(ERASE, form)

    assert answer.status_code == 422
    assert answer.context["form"].errors
    person.refresh_from_db()
    assert person.erased_at is None


def test_who_alone_answers_for_something_is_told_so_and_stays(client):
    person, other = UserFactory(), UserFactory()
    running = RoundFactory(process=ProcessFactory(title="Care at home <b>"))
    running.process.organisers.add(person)
    over = RoundFactory(closed=True)
    over.process.organisers.add(person)
    shared = RoundFactory()
    shared.process.organisers.add(person, other)
    SessionFactory(title="Evening", facilitators=[person])
    sign_in_fresh(client, person)

    page = client.get(ERASE)
    answer = client.post(ERASE, {"words": "keep", "sure": "on"})

    assert answer.status_code == 409
    for text in (page.text, answer.text):
        assert "Care at home &lt;b&gt;" in text
        assert "Evening" in text
        assert over.process.title not in text
        assert shared.process.title not in text
    person.refresh_from_db()
    assert person.erased_at is None
    running.process.organisers.add(other)
    person.facilitated_sessions.update(ended_at=timezone.now())
    erase(person=person, words=False)


def test_the_last_administrator_cannot_go():
    person = UserFactory(administrator=True)
    with pytest.raises(RuleBroken, match="administrator"):
        erase(person=person, words=False)

    UserFactory(administrator=True)
    erase(person=person, words=False)


def test_the_erased_are_told_nothing_and_get_no_mail(mailoutbox):
    person, other = UserFactory(), UserFactory()
    erase(person=person, words=False)

    told = notices.tell(
        people=[person.pk, other.pk], key="x", kind="comment_posted", thing="proposal:1",
        url="/", names={"name": "Amal", "title": "A bench"},
    )  # fmt: skip

    assert told == 1
    assert not Notice.objects.filter(person=person).exists()
    assert notices.send_digests() <= 1
    assert all("invalid" not in str(letter.to) for letter in mailoutbox)


def test_the_old_address_signs_nobody_in(client, mailoutbox):
    person = UserFactory()
    erase(person=person, words=True)

    client.post("/fr/accounts/login/", {"login": person.email})

    assert [letter.subject for letter in mailoutbox if "code" in letter.subject.lower()] == []
