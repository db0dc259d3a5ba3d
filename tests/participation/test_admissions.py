"""Who may do what in a round: said by organisers, held by services, shown at every door."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Action, Admission, RoundNote
from participation.models.admissions import ACTIONS_OF
from participation.services.admissions import Asked, asked_in, say_who_may
from participation.services.supports import give_support
from people.models import AuditEvent, Mandate
from tests.factories.participation import AdmissionFactory, ProposalFactory, RoundFactory
from tests.factories.people import (
    MandateFactory,
    TerritoryFactory,
    UserFactory,
    VerificationFactory,
)

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


@pytest.fixture
def upcoming(organiser):
    round_ = RoundFactory(upcoming=True)
    round_.process.organisers.add(organiser)
    return round_


@pytest.fixture
def running(organiser):
    round_ = RoundFactory()
    round_.process.organisers.add(organiser)
    return round_


def refused(name):
    return pytest.raises(IntegrityError, match=name)


def page(round_):
    return reverse("participation:room-who-may", args=[round_.process.slug, round_.slug])


def filled(round_, **more):
    """Fill in the form so that it asks for nothing."""
    data = {f"{action}-where": "anywhere" for action in ACTIONS_OF[round_.kind]}
    return data | {"supports_mode": "on"} | more


def test_an_admission_asks_for_something_known_and_once_an_action():
    known = AdmissionFactory(where="here")
    for wrong, name in [
        ({"where": "anywhere"}, "asks_for_something"),
        ({"verified_by": ["email"]}, "known_verifications"),
        ({"verified_by": ["census", "horoscope"]}, "known_verifications"),
        ({"action": "shout", "where": "here"}, "is_to_an_action"),
        ({"round": known.round, "where": "here"}, "one_admission_per_action"),
    ]:
        with transaction.atomic(), refused(name):
            AdmissionFactory(**wrong)


def test_who_may_does_not_change_in_silence_after_opening():
    round_ = RoundFactory(admissions={"support": {"where": "chosen", "places": []}})
    asked, place = round_.admissions.get(), TerritoryFactory()
    silent = [
        lambda: Admission.objects.filter(pk=asked.pk).update(where="here"),
        lambda: Admission.objects.filter(pk=asked.pk).delete(),
        lambda: AdmissionFactory(round=round_, action="comment", where="here"),
        lambda: asked.places.add(place),
    ]
    for change in silent:
        with transaction.atomic(), refused("only with a public note"):
            change()
    RoundNote.objects.create(
        round=round_, text="The council said so.", language="en", written_by=UserFactory()
    )
    for change in reversed(silent):
        change()
    assert list(round_.admissions.values_list("action", flat=True)) == ["comment"]


def test_before_opening_organisers_say_who_may_and_nobody_else(upcoming, organiser):
    places = [TerritoryFactory(), TerritoryFactory()]
    wanted = Asked(verified_by=["census", "in-person"], where="chosen", places=places)
    with pytest.raises(RuleBroken, match="organiser"):
        say_who_may(round_=upcoming, organiser=UserFactory(), asked={"support": wanted})

    say_who_may(
        round_=upcoming,
        organiser=organiser,
        asked={"support": wanted},
        supports_mode="sealed",
        premoderated=["comments"],
    )
    assert asked_in(upcoming)["support"].told() == wanted.told()
    upcoming.refresh_from_db()
    assert (upcoming.supports_mode, upcoming.premoderated) == ("sealed", ["comments"])
    assert not RoundNote.objects.exists()
    assert AuditEvent.objects.filter(action="round.rules_changed").count() == 1

    say_who_may(round_=upcoming, organiser=organiser, asked={"support": wanted})
    assert AuditEvent.objects.filter(action="round.rules_changed").count() == 1
    say_who_may(round_=upcoming, organiser=organiser, asked={"support": Asked()})
    assert not Admission.objects.exists()


def test_after_opening_it_takes_a_note_everybody_reads(client, running, organiser):
    wanted = {"propose": Asked(where="here")}
    with pytest.raises(RuleBroken, match="why the rules change"):
        say_who_may(round_=running, organiser=organiser, asked=wanted, note="  ")
    say_who_may(round_=running, organiser=organiser, asked=wanted, note=HOSTILE)
    assert "&lt;script&gt;" in client.get(running.get_absolute_url()).text


def test_what_cannot_be_asked_for_is_refused(upcoming, organiser):
    for asked in (
        {"vote": Asked(where="here")},
        {"support": Asked(where="chosen")},
        {"support": Asked(where="here", places=[TerritoryFactory()])},
    ):
        with pytest.raises(RuleBroken):
            say_who_may(round_=upcoming, organiser=organiser, asked=asked)
    with pytest.raises(TypeError):
        say_who_may(round_=upcoming, organiser=organiser, asked={}, closes_at=None)
    assert not Admission.objects.exists()


def test_the_roll_of_a_vote_that_has_opened_stays(organiser):
    round_ = RoundFactory(kind="vote")
    round_.process.organisers.add(organiser)
    with pytest.raises(RuleBroken, match="has opened"):
        say_who_may(
            round_=round_, organiser=organiser, asked={"vote": Asked(where="here")}, note="Why?"
        )


def test_the_form_keeps_what_was_typed_and_stores_all_or_nothing(client, running, organiser):
    client.force_login(organiser)
    assert client.get(page(running)).status_code == 200
    typed = filled(running, **{"support-where": "chosen", "note": "A mistake."})
    wrong = client.post(page(running), typed)
    assert wrong.status_code == 422
    assert "A mistake." in wrong.text
    silent = client.post(page(running), filled(running, **{"support-where": "here"}))
    assert silent.status_code == 409
    assert "Write why the rules change" in silent.text
    assert not Admission.objects.exists()

    place = TerritoryFactory()
    done = typed | {"support-places": [place.pk], "support-verified_by": ["census"]}
    assert client.post(page(running), done).status_code == 302
    kept = Admission.objects.get()
    assert (kept.action, kept.verified_by, list(kept.places.all())) == (
        "support",
        ["census"],
        [place],
    )
    shown = client.get(page(running)).text
    assert "checked" in shown


@pytest.mark.parametrize("kind", ["proposals", "comments", "vote"])
def test_the_form_has_a_row_for_each_action_of_the_round(client, organiser, kind):
    round_ = RoundFactory(kind=kind, upcoming=True)
    round_.process.organisers.add(organiser)
    client.force_login(organiser)
    text = client.get(page(round_)).text
    for action in Action:
        shown = f'name="{action}-where"' in text
        assert shown == (action in ACTIONS_OF[kind])
    data = filled(round_)
    assert client.post(page(round_), data).status_code == 302


def test_a_verification_of_one_town_is_none_of_another():
    round_ = RoundFactory(admissions={"support": {"where": "here", "verified_by": ["census"]}})
    here, proposal = round_.process.territory, ProposalFactory(round=round_)
    mover = VerificationFactory(
        kind="census", territory=TerritoryFactory(), person__territory=here
    ).person
    with pytest.raises(RuleBroken, match="people who live in"):
        give_support(person=mover, proposal=proposal)
    VerificationFactory(person=mover, kind="census", territory=here)
    assert give_support(person=mover, proposal=proposal)


def test_a_verification_for_no_place_counts_where_somebody_says_they_live():
    round_ = RoundFactory(admissions={"support": {"where": "here", "verified_by": ["invitation"]}})
    proposal = ProposalFactory(round=round_)
    there = VerificationFactory(kind="invitation", person__territory=TerritoryFactory()).person
    here = VerificationFactory(kind="invitation", person__territory=round_.process.territory).person
    with pytest.raises(RuleBroken):
        give_support(person=there, proposal=proposal)
    assert give_support(person=here, proposal=proposal)


def test_what_it_takes_is_said_with_where_one_gets_it(client):
    round_ = RoundFactory(
        admissions={
            "propose": {"where": "here"},
            "support": {"verified_by": ["census", "in-person"]},
            "comment": {"role": "mandate"},
        }
    )
    proposal = ProposalFactory(round=round_)
    client.force_login(UserFactory(territory=None))
    with override("en"):
        text = client.get(proposal.get_absolute_url()).text
        top = client.get(round_.get_absolute_url()).text
        profile = reverse("people:profile")
    assert "population register or in person" in text
    assert "people who speak for an organisation" in text
    assert text.count('aria-disabled="true"') == 2
    assert profile in top
    assert 'aria-disabled="true"' in top


def test_a_mandate_lets_in_while_it_runs_and_its_organisation_is_verified():
    round_ = RoundFactory(admissions={"support": {"role": "mandate"}})
    proposal = ProposalFactory(round=round_)
    unproved = MandateFactory().person
    with pytest.raises(RuleBroken, match="speak for an organisation"):
        give_support(person=unproved, proposal=proposal)
    mandate = MandateFactory(organisation__verified=True)
    assert give_support(person=mandate.person, proposal=proposal)

    # Taken away meanwhile: what the request knew of the person does not count any more.
    other = ProposalFactory(round=round_)
    Mandate.objects.filter(pk=mandate.pk).update(revoked_at=mandate.starts_at)
    with pytest.raises(RuleBroken, match="speak for an organisation"):
        give_support(person=mandate.person, proposal=other)
