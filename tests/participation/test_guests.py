"""Guests of an event: one round, nothing else, and everything kept by whoever claims it."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format
from django.utils.timezone import now
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation import rules, rules_vote
from participation.models import Comment, EventCode, Opinion, Proposal, Support
from participation.services.comments import post_comment
from participation.services.guests import come_in, erase_guests, make_code, revoke_code
from participation.services.opinions import give_opinion
from participation.services.supports import give_support
from participation.services.translations import translate
from people.models import AuditEvent, User
from people.services.assisting import begin
from people.services.exports import export_of
from tests.factories.participation import (
    ProcessFactory,
    ProposalFactory,
    RoundFactory,
    StatementFactory,
)
from tests.factories.people import TerritoryFactory, UserFactory, in_letters
from tests.races import at_once

pytestmark = pytest.mark.django_db
HOSTILE = "<b>Round</b>"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


@pytest.fixture
def round_(organiser):
    return a_round(organiser, supports_per_person=3)


def a_round(organiser, **more):
    round_ = RoundFactory(**more)
    round_.process.organisers.add(organiser)
    return round_


def a_code(round_, organiser, most=10, hours=3):
    ends = now() + timedelta(hours=hours)
    return make_code(round_=round_, organiser=organiser, expires_at=ends, most=most)


@pytest.fixture
def code(round_, organiser):
    return a_code(round_, organiser)


def enter(client, code, name="Salma at the door"):
    return client.post(f"/en/guest/{code}/", {"pseudonym": name})


def at(thing, tail=""):
    return f"/en{thing.get_absolute_url()[3:]}{tail}"


def guest_of(code, name="Guest Salma"):
    return come_in(code=code, name=name, language="en")


def test_from_the_wall_to_the_first_support_are_three_screens(client, code, round_):
    proposal = ProposalFactory(round=round_)
    first = client.get(f"/guest/{code.code.lower()}", follow=True)
    assert round_.title in first.text
    second = client.post(f"/en/guest/{code}/", {"pseudonym": "Salma"}, follow=True)
    assert second.redirect_chain == [(at(round_), 302)]
    assert client.session.get_expire_at_browser_close()
    client.post(at(proposal, "support/"))
    person = User.objects.get(pseudonym="Salma")
    assert Support.objects.get().person == person
    assert not mail.outbox
    assert not EmailAddress.objects.filter(user=person).exists()


def test_a_guest_proposes_comments_and_supports_in_the_round_and_nowhere_else(
    client, code, round_, organiser
):
    here, there = ProposalFactory(round=round_), ProposalFactory(round=a_round(organiser))
    enter(client, code)
    person = User.objects.get(email__endswith=User.GUEST)
    words = {"title": "A bench", "text": "In the shade.", "language": "en"}
    for place, number in ((there.round, 0), (round_, 1)):
        sent = client.post(at(place, "propose/"), {**words, "form_key": uuid4(), "preview": "1"})
        if sent.status_code == 302:
            client.post(sent["Location"].replace("preview/", "publish/"))
        assert Proposal.objects.filter(author=person, status="published").count() == number
    for proposal, number in ((there, 0), (here, 1)):
        client.post(at(proposal, "comments/"), {"text": "Yes.", "stance": "for", "language": "en"})
        client.post(at(proposal, "support/"))
        assert Comment.objects.count() == Support.objects.count() == number
    assert "As a guest you take part" in client.get(at(there)).text


def test_door_and_service_say_the_same(code, round_, organiser):
    guest, other = guest_of(code), ProposalFactory(round=a_round(organiser, supports_per_person=1))
    mine = ProposalFactory(round=round_)
    for permission, thing in (
        ("propose", other.round),
        ("support_proposal", other),
        ("comment_on_proposal", other),
    ):
        way = rules.door(f"participation.{permission}", guest, thing)
        assert "As a guest" in way.needs
        assert way.way.url == round_.get_absolute_url()
        assert not guest.has_perm(f"participation.{permission}", thing)
    for act in (
        partial(give_support, person=guest, proposal=other),
        partial(post_comment, author=guest, proposal=other, text="No."),
        partial(translate, translator=guest, original=mine, language="fr", title="x", text="y"),
    ):
        with pytest.raises(RuleBroken, match="As a guest"):
            act()
    for permission, thing in (
        ("propose", round_),
        ("support_proposal", mine),
        ("comment_on_proposal", mine),
    ):
        assert rules.door(f"participation.{permission}", guest, thing)
    give_support(person=guest, proposal=mine)


def test_a_guest_answers_statements_of_the_round_only(organiser):
    round_ = a_round(organiser, kind="comments")
    guest = guest_of(a_code(round_, organiser))
    give_opinion(statement=StatementFactory(round=round_), person=guest, answer=1)
    with pytest.raises(RuleBroken, match="As a guest"):
        give_opinion(statement=StatementFactory(), person=guest, answer=1)
    assert Opinion.objects.count() == 1


def test_a_guest_never_votes(code, round_, organiser):
    vote = RoundFactory(kind="vote", process=round_.process)
    guest, citizen = guest_of(code), UserFactory()
    assert "Guests do not vote" in rules_vote.door("participation.vote", guest, vote).needs
    assert rules_vote.door("participation.vote", citizen, vote)
    with pytest.raises(RuleBroken, match="Guests do not vote"):
        a_code(vote, organiser)
    EventCode.objects.update(round=vote)
    guest = User.objects.get(pk=guest.pk)
    assert not rules_vote.door("participation.vote", guest, vote)


def test_what_a_round_asks_of_people_it_asks_of_guests(organiser):
    round_ = a_round(organiser, residents_only=True)
    guest = guest_of(a_code(round_, organiser))
    assert "live in" in rules.door("participation.propose", guest, round_).needs


def test_nothing_of_an_account_is_a_guests(client, code, round_):
    enter(client, code)
    for page in ("", "profile/", "sessions/", "export/", "erase/", "email/", "login/"):
        assert client.get(f"/en/accounts/{page}")["Location"] == "/en/guest/keep/"
    answer = client.post("/en/accounts/email/", {"email": "a@example.org", "action_add": ""})
    assert answer["Location"] == "/en/guest/keep/"
    answer = client.post(f"/en/accounts/follow/process/{round_.process_id}/")
    assert answer["Location"] == "/en/guest/keep/"
    answer = client.post("/en/contact/", {"text": "x"})
    assert answer["Location"] == at(round_)
    assert client.get("/en/accounts/personal-data/").status_code == 200


def test_a_banner_says_what_it_is_and_how_to_keep_it(client, code, round_):
    assert "You are the guest" not in client.get(at(round_)).text
    enter(client, code)
    page = client.get(at(round_)).text
    assert "You are the guest" in page
    assert "/en/guest/keep/" in page
    # An evening has an hour, by the clock of its place.
    ends = code.expires_at.astimezone(round_.process.zone)
    with override("en"):
        assert date_format(ends, "DATETIME_FORMAT") in page
    client.post("/en/guest/leave/")
    assert "You are the guest" not in client.get(at(round_)).text


def test_a_code_ends_for_those_inside_and_those_outside(client, code, round_, organiser):
    proposal = ProposalFactory(round=round_)
    enter(client, code)
    guest = User.objects.get(email__endswith=User.GUEST)
    with time_machine.travel(now() + timedelta(hours=4)):
        assert client.post(at(proposal, "support/"))["Location"] == "/en/guest/"
        assert "_auth_user_id" not in client.session
        with pytest.raises(RuleBroken):
            give_support(person=guest, proposal=proposal)
        assert "does not work" in Client().get(f"/en/guest/{code}/").text
        with pytest.raises(RuleBroken):
            guest_of(code, "Somebody late")
    assert not Support.objects.exists()


def test_a_revoked_code_lets_nobody_in_or_act_but_keep(client, code, round_, organiser):
    proposal = ProposalFactory(round=round_)
    enter(client, code)
    revoke_code(code=code, organiser=organiser)
    client.post(at(proposal, "support/"))
    assert not Support.objects.exists()
    assert client.get("/en/guest/keep/").status_code == 200
    assert enter(Client(), code, "Somebody late").status_code == 422
    with pytest.raises(RuleBroken):
        guest_of(code, "Somebody late")


def test_wrong_codes_are_all_answered_alike_and_few_are_tried(code, round_, organiser):
    revoked = revoke_code(code=a_code(round_, organiser), organiser=organiser)
    draft = a_code(a_round(organiser, process__published_at=None), organiser)
    answers = set()
    for wrong in ("ZZZZZZZZ", revoked.code, draft.code, "<b>"):
        answer = Client().post("/en/guest/", {"code": wrong})
        assert answer.status_code == 422
        assert "<b>" not in answer.text
        answers.add("This code does not work." in answer.text)
    assert answers == {True}
    tried = [Client().get(f"/en/guest/WRONG{number:03}/").status_code for number in range(12)]
    assert tried.count(422) == 6
    assert tried[-1] == 429
    # What is right is no try any more, either: guessing has ended.
    assert Client().get(f"/en/guest/{code}/").status_code == 429


def test_sixty_people_in_one_room_come_in_by_one_address(round_, organiser):
    code = a_code(round_, organiser, most=60)
    for number in range(60):
        name = f"Guest {in_letters(number + 10)}"
        assert enter(Client(), code, name).status_code == 302, name
    last = enter(Client(), code, "One too many")
    assert last.status_code == 409
    assert "All places" in last.text
    assert "One too many" in last.text


@pytest.mark.django_db(transaction=True)
def test_two_at_once_take_one_place():
    organiser = UserFactory(organiser=True)
    code = a_code(a_round(organiser), organiser, most=1)
    names = ["Guest Amal", "Guest Badr", "Guest Chadia"]
    answers = at_once([partial(guest_of, code, name) for name in names])
    assert sum(isinstance(one, RuleBroken) for one in answers) == 2
    code.refresh_from_db()
    assert (code.taken, code.guests.count()) == (1, 1)


def test_the_limit_is_the_databases(code):
    with pytest.raises(IntegrityError), transaction.atomic():
        EventCode.objects.filter(pk=code.pk).update(taken=11)


def test_hostile_and_taken_names(client, organiser):
    UserFactory(pseudonym="Salma")
    code = a_code(a_round(organiser, title=HOSTILE, process__title=HOSTILE), organiser)
    assert enter(client, code, "SALMA").status_code == 422
    assert enter(client, code, "").status_code == 422
    assert enter(client, code, "a\u202eb").status_code == 422
    with pytest.raises(RuleBroken, match="already has"):
        guest_of(code, "Salma")
    with pytest.raises(ValidationError):
        guest_of(code, "admin")
    answer = client.post(f"/en/guest/{code}/", {"pseudonym": "<i>Salma</i> x"}, follow=True)
    for page in (answer, client.get("/en/guest/keep/")):
        assert HOSTILE not in page.text
        assert "<i>Salma" not in page.text


def test_a_guest_makes_the_account_theirs_with_everything(client, code, round_):
    proposal = ProposalFactory(round=round_)
    enter(client, code)
    client.post(at(proposal, "support/"))
    assert client.post("/en/guest/keep/", {"email": "nope"}).status_code == 422
    client.post("/en/guest/keep/", {"email": "salma@example.org"})
    [letter] = mail.outbox
    link = next(word for word in letter.body.split() if "/claim/" in word)
    path = "/" + link.split("/", 3)[3]
    assert "the guest" in client.get(path).text
    assert client.post(path).status_code == 302
    # The browser of the event is not in the full account by that.
    assert "_auth_user_id" not in client.session
    person = User.objects.get(email="salma@example.org")
    assert not person.is_guest
    assert Support.objects.get().person == person
    assert rules.door("participation.propose", person, RoundFactory())
    assert Client().post(path).status_code == 409


def test_other_browsers_of_the_guest_are_signed_out_by_the_claim(client, code):
    enter(client, code)
    client.post("/en/guest/keep/", {"email": "salma@example.org"})
    link = next(word for word in mail.outbox[0].body.split() if "/claim/" in word)
    Client().post("/" + link.split("/", 3)[3])
    assert client.get("/en/accounts/")["Location"].startswith("/en/accounts/login/")


def test_whoever_has_an_account_needs_no_second_one(client, code, round_):
    client.force_login(UserFactory(language="en"))
    assert client.get(f"/en/guest/{code}/")["Location"] == at(round_)
    assert enter(client, code)["Location"] == at(round_)
    assert not User.objects.filter(email__endswith=User.GUEST).exists()


def test_only_organisers_of_the_round_make_show_and_revoke(client, round_, organiser, code):
    room = f"/en/processes/{round_.process.slug}/room/rounds/{round_.slug}/guests/"
    ends = (now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    for person, status in ((UserFactory(organiser=True), 403), (organiser, 302)):
        client.force_login(person)
        made = client.post(room, {"most": 5, "expires_at": ends})
        assert made.status_code == status
        assert client.post(f"{room}{code.pk}/revoke/").status_code == status
    assert "<svg" in client.get(made["Location"]).text
    assert EventCode.objects.count() == 2
    code.refresh_from_db()
    assert code.revoked_at
    with pytest.raises(RuleBroken):
        a_code(round_, UserFactory(organiser=True))
    for wrong in ({"most": 0, "expires_at": ends}, {"most": 5, "expires_at": "soon"}):
        assert client.post(room, wrong).status_code == 422
    late = {"most": 5, "expires_at": "2020-01-01T10:00"}
    assert client.post(room, late).status_code == 409
    actions = AuditEvent.objects.filter(action__startswith="event_code.")
    assert {one.action for one in actions} == {"event_code.made", "event_code.revoked"}


def test_a_code_of_another_round_is_not_found_in_this_room(client, round_, organiser):
    other = a_code(a_round(organiser), organiser)
    client.force_login(organiser)
    room = f"/en/processes/{round_.process.slug}/room/rounds/{round_.slug}/guests/"
    assert client.get(f"{room}{other.pk}/").status_code == 404
    assert client.post(f"{room}{other.pk}/revoke/").status_code == 404


def test_a_process_by_invitation_has_no_guests(organiser):
    round_ = a_round(organiser, process=ProcessFactory(access="invitation"))
    with pytest.raises(RuleBroken, match="by invitation"):
        a_code(round_, organiser)


def test_the_list_of_codes_costs_the_same_for_one_and_for_thirty(client, round_, organiser):
    client.force_login(organiser)
    room = f"/en/processes/{round_.process.slug}/room/rounds/{round_.slug}/guests/"
    costs = []
    for number in (1, 29):
        for _one in range(number):
            a_code(round_, organiser)
        with CaptureQueriesContext(connection) as spent:
            client.get(room)
        costs.append(len(spent))
    assert costs[0] == costs[1]


def test_guests_read_what_is_held_and_go_a_month_later(code, round_):
    guest = guest_of(code)
    proposal = ProposalFactory(round=round_, author=guest)
    assert export_of(guest)["guest"]
    with time_machine.travel(now() + timedelta(days=29)):
        assert erase_guests() == 0
    with time_machine.travel(now() + timedelta(days=32)):
        assert erase_guests() == 1
        assert erase_guests() == 0
    guest.refresh_from_db()
    assert guest.erased_at
    standing = Proposal.objects.select_related("author").get(pk=proposal.pk)
    assert standing.status == "published"
    assert str(standing.author) == "guest"


def test_a_verifier_does_not_write_in_the_name_of_a_guest(code):
    guest = guest_of(code)
    with pytest.raises(RuleBroken, match="signs in on their own"):
        begin(
            verifier=UserFactory(verifier=True),
            name=guest.pseudonym,
            territory=TerritoryFactory(),
            reason="x",
            language="en",
        )
