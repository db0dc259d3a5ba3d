"""Making a process: a draft of its organisers, its rounds, what it lacks, and its opening."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate, now

from common.exceptions import RuleBroken
from participation.models import Process, Round, RoundNote
from participation.queries import processes as queries
from participation.round_templates import TEMPLATES
from participation.services import checklist
from participation.services.making_rounds import add_rounds, change_round, remove_round
from participation.services.processes import (
    change_process,
    discard_draft,
    make_process,
    open_process,
    remove_theme,
    write_theme,
)
from participation.services.proposals import save_draft
from participation.services.rounds import change_rules
from participation.services.voting_opening import open_vote
from people.models import AuditEvent, Notice
from people.services import notices
from tests.factories.participation import CategoryFactory, ProposalFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory
from tests.factories.voting import VoteFactory
from tests.races import at_once

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"
FILLED = {
    "title_fr": "Soins à domicile",
    "question_fr": "Comment aider les aînés ?",
    "languages": ["fr"],
    "currency": "tnd",
    "access": "public",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


@pytest.fixture
def draft(organiser):
    facts = FILLED | {"territory": TerritoryFactory(), "currency": "TND", "organisation": None}
    return make_process(organiser=organiser, **facts)


def ready(draft, organiser, template="ideas"):
    add_rounds(
        process=draft, organiser=organiser, template=template, starts_on=localdate() + timedelta(7)
    )
    write_theme(process=draft, organiser=organiser, name_fr="Santé")
    return draft


def room(name, process, *more):
    return reverse(f"participation:{name}", args=[process.slug, *more])


def test_who_holds_the_role_makes_a_process_that_only_its_organisers_see(client, organiser):
    form = FILLED | {"territory": TerritoryFactory().pk}
    address = reverse("participation:make-process")
    citizen, colleague = UserFactory(), UserFactory(organiser=True)
    client.force_login(citizen)
    assert client.post(address, form).status_code == 403
    assert "processes/new" not in client.get(reverse("participation:processes")).text
    with pytest.raises(RuleBroken, match="role"):
        make_process(organiser=citizen, **FILLED)

    client.force_login(organiser)
    assert client.get(address).status_code == 200
    answer = client.post(address, form)
    made = Process.objects.get()
    assert answer["Location"] == room("room", made)
    assert (made.slug, made.currency, list(made.organisers.all())) == (
        "soins-a-domicile",
        "TND",
        [organiser],
    )
    listed = client.get(reverse("participation:processes")).text
    assert "processes/new" in listed
    assert room("room", made) in listed
    assert made.title in client.get(made.get_absolute_url()).text

    for other in (citizen, colleague):
        client.force_login(other)
        assert client.get(made.get_absolute_url()).status_code == 404
        assert client.get(room("room", made)).status_code == 404
    assert AuditEvent.objects.filter(action="process.made", actor=organiser).count() == 1


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(client, organiser):
    client.force_login(organiser)
    wrong = FILLED | {"question_fr": "", "currency": "euro", "territory": 0, "title_ar": HOSTILE}
    answer = client.post(reverse("participation:make-process"), wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"question_fr", "currency", "territory"}
    assert "Soins à domicile" in answer.text
    assert "<script>alert" not in answer.text
    assert not Process.objects.exists()


def test_an_address_never_collides_with_a_page_of_the_room(organiser, draft):
    facts = FILLED | {"territory": draft.territory, "currency": "TND"}
    slugs = {
        make_process(organiser=organiser, **facts | {"title_fr": title}).slug
        for title in ("New", "Soins à domicile", "رعاية المسنين", "Room")
    }
    assert "new" not in slugs
    assert len(slugs) == 4
    with pytest.raises(IntegrityError, match="process_slug_is_not_a_page"), transaction.atomic():
        Process.objects.filter(pk=draft.pk).update(slug="new")
    with pytest.raises(IntegrityError, match="round_slug_is_not_a_page"), transaction.atomic():
        RoundFactory(slug="room")


def test_a_process_says_what_it_lacks_and_opens_when_nothing_is_missing(client, organiser, draft):
    client.force_login(organiser)
    change_process(process=draft, organiser=organiser, languages=["fr", "ar"])
    page = client.get(room("room", draft)).text
    assert "العربيّة" in page
    assert room("room-add-rounds", draft) in page
    assert room("room-open", draft) not in page
    refused = client.post(room("room-open", draft))
    assert refused.status_code == 409
    with pytest.raises(RuleBroken, match=r"العربيّة.*No round"):
        open_process(process=draft, organiser=organiser)

    client.post(room("room-add-rounds", draft), {"template": "ideas", "starts_on": "2999-01-01"})
    assert room("room-themes", draft) in client.get(room("room", draft)).text
    client.post(room("room-themes", draft), {"name_fr": "Santé", "name_ar": "صحة"})
    change_process(process=draft, organiser=organiser, title_ar="الرعاية", question_ar="كيف نساعد؟")
    assert room("room-open", draft) in client.get(room("room", draft)).text
    client.post(room("room-open", draft))
    draft.refresh_from_db()
    assert draft.published_at
    client.logout()
    assert client.get(draft.get_absolute_url()).status_code == 200


def test_other_parts_add_what_they_ask_for(organiser, draft, monkeypatch):
    monkeypatch.setattr(checklist, "_checks", dict(checklist._checks))
    ready(draft, organiser)
    wanted = checklist.Missing("Evaluators are missing.", "/x/")
    checklist.register("evaluators", lambda _process: [wanted])
    with pytest.raises(RuleBroken, match="Evaluators"):
        open_process(process=draft, organiser=organiser)


def test_opening_twice_or_two_at_once_opens_once(organiser, draft):
    ready(draft, organiser)
    open_process(process=draft, organiser=organiser)
    first = Process.objects.get().published_at
    open_process(process=draft, organiser=organiser)
    assert Process.objects.get().published_at == first
    assert AuditEvent.objects.filter(action="process.opened").count() == 1


def test_a_vote_may_take_its_options_from_a_round_before_it(organiser, draft):
    ready(draft, organiser, "budget")
    [later] = checklist.missing(draft)
    assert not later.blocks
    draft.rounds.filter(kind="proposals").delete()
    assert all(item.blocks for item in checklist.missing(draft))


def test_only_its_organisers_change_it(draft, organiser):
    stranger = UserFactory(organiser=True)
    ready(draft, organiser)
    round_, theme = draft.rounds.get(), draft.categories.get()
    for act in (
        lambda: change_process(process=draft, organiser=stranger, title_fr="Mien"),
        lambda: open_process(process=draft, organiser=stranger),
        lambda: discard_draft(process=draft, organiser=stranger),
        lambda: write_theme(process=draft, organiser=stranger, name_fr="Mien"),
        lambda: remove_theme(theme=theme, organiser=stranger),
        lambda: change_round(round_=round_, organiser=stranger, title_fr="Mien"),
        lambda: remove_round(round_=round_, organiser=stranger),
    ):
        with pytest.raises(RuleBroken, match="organiser"):
            act()


def test_organisers_are_people_with_the_role_and_never_nobody(client, draft, organiser):
    client.force_login(organiser)
    colleague, citizen = UserFactory(organiser=True), UserFactory()
    form = FILLED | {"territory": draft.territory_id}
    address = room("room-process", draft)
    for names, status in (
        ("", 422),
        ("Nobody Anywhere", 422),
        (citizen.pseudonym, 409),
        (f"{organiser.pseudonym}\r\n{colleague.pseudonym.upper()}", 302),
    ):
        assert client.post(address, form | {"organisers": names}).status_code == status
    assert set(draft.organisers.all()) == {organiser, colleague}


def test_what_people_took_part_under_stays_after_the_opening(client, draft, organiser):
    ready(draft, organiser)
    open_process(process=draft, organiser=organiser)
    for change in ({"access": "invitation"}, {"currency": "EUR"}, {"languages": ["en"]}):
        with pytest.raises(RuleBroken):
            change_process(process=draft, organiser=organiser, **change)
    client.force_login(organiser)
    form = FILLED | {"access": "invitation", "organisers": organiser.pseudonym}
    form |= {"title_fr": "Mieux dit", "territory": TerritoryFactory().pk}
    assert client.post(room("room-process", draft), form).status_code == 302
    changed = Process.objects.get()
    assert (changed.title_fr, changed.access) == ("Mieux dit", "public")
    assert changed.territory == draft.territory
    assert client.post(room("room-discard", draft)).status_code == 409


def test_a_draft_may_be_discarded_with_everything_in_it(client, draft, organiser):
    ready(draft, organiser)
    client.force_login(organiser)
    assert client.post(room("room-discard", draft)).status_code == 302
    assert not Process.objects.exists()


def test_themes_have_names_in_each_language_and_stay_while_used(client, draft, organiser):
    client.force_login(organiser)
    assert client.post(room("room-themes", draft), {"name_fr": " "}).status_code == 422
    client.post(room("room-themes", draft), {"name_fr": HOSTILE})
    theme = draft.categories.get()
    assert "<script>alert" not in client.get(room("room-themes", draft)).text
    client.post(room("room-theme", draft, theme.pk), {"name_fr": "Santé"})
    theme.refresh_from_db()
    assert theme.name_fr == "Santé"
    foreign = CategoryFactory()
    assert client.get(room("room-theme", draft, foreign.pk)).status_code == 404

    ProposalFactory(round=RoundFactory(process=draft), category=theme)
    kept = client.post(room("room-remove-theme", draft, theme.pk))
    assert kept.status_code == 409
    assert draft.categories.exists()


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_lays_out_rounds_one_after_the_other(draft, organiser, template):
    change_process(process=draft, organiser=organiser, languages=["fr", "ar"])
    add_rounds(
        process=draft, organiser=organiser, template=template, starts_on=localdate() + timedelta(3)
    )
    add_rounds(
        process=draft, organiser=organiser, template=template, starts_on=localdate() + timedelta(2)
    )
    rounds = list(draft.rounds.order_by("position"))
    assert len(rounds) == 2 * len(TEMPLATES[template].steps)
    assert [one.opens_at for one in rounds] == sorted(one.opens_at for one in rounds)
    assert all(one.title_fr and one.title_ar and not one.title_it for one in rounds)
    for one in rounds:
        assert one.closes_at > one.opens_at > now()


def test_rounds_change_freely_until_they_open_and_followers_hear_of_new_dates(
    client, organiser, django_capture_on_commit_callbacks
):
    round_ = RoundFactory(upcoming=True)
    round_.process.organisers.add(organiser)
    follower = UserFactory()
    notices.follow(person=follower, thing=f"process:{round_.process_id}")
    client.force_login(organiser)
    address = room("room-edit-round", round_.process, round_.slug)
    form = client.get(address).context["form"]
    kept = {name: form[name].value() or "" for name in form.fields}
    kept |= {name: kept[name].strftime("%Y-%m-%dT%H:%M") for name in ("opens_at", "closes_at")}

    late = client.post(address, kept | {"closes_at": "2020-01-01T10:00"})
    assert late.status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address, kept).status_code == 302
    assert not Notice.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        moved = kept | {"closes_at": "2999-01-01T10:00", "title_fr": HOSTILE}
        assert client.post(address, moved).status_code == 302
    assert [note.person for note in Notice.objects.filter(kind="round_changed")] == [follower]
    assert Round.objects.get().closes_at.year == 2999
    assert not RoundNote.objects.exists()
    assert "<script>alert" not in client.get(room("room-round", round_.process, round_.slug)).text


def test_a_draft_whose_dates_went_by_is_mended_without_a_note(client, draft, organiser):
    round_ = RoundFactory(process=draft, title_fr="Idées")
    client.force_login(organiser)
    address = room("room-edit-round", draft, round_.slug)
    assert client.get(room("room-rules", draft, round_.slug))["Location"] == address
    later = {"title_fr": "Idées", "opens_at": "2998-01-01T08:00", "closes_at": "2999-01-01T08:00"}
    later |= {"proposals_per_person": 2, "supports_per_person": 0, "comments_mode": "on"}
    later |= {"supports_minimum": 1, "amendments_mode": "on", "endorsements_mode": "on"}
    assert client.post(address, later).status_code == 302
    round_.refresh_from_db()
    assert (round_.opens_at.year, round_.proposals_per_person) == (2998, 2)
    assert not RoundNote.objects.exists()


def test_the_room_costs_the_same_for_one_round_and_for_twenty(client, draft, organiser):
    client.force_login(organiser)
    costs = []
    for rounds in (1, 19):
        for number in range(rounds):
            kind = ("proposals", "vote")[number % 2]
            RoundFactory(process=draft, upcoming=True, kind=kind)
            CategoryFactory(process=draft)
        with CaptureQueriesContext(connection) as spent:
            client.get(room("room", draft))
            client.get(room("room-themes", draft))
        costs.append(len(spent))
    assert costs[0] == costs[1]


def test_the_rules_of_an_open_round_change_with_a_note_everybody_reads(
    client, organiser, django_capture_on_commit_callbacks
):
    round_ = RoundFactory()
    round_.process.organisers.add(organiser)
    notices.follow(person=UserFactory(), thing=f"process:{round_.process_id}")
    client.force_login(organiser)
    with pytest.raises(RuleBroken, match="note"):
        change_round(round_=round_, organiser=organiser, supports_per_person=3)
    address = room("room-rules", round_.process, round_.slug)
    form = client.get(address).context["form"]
    kept = {name: form[name].value() or "" for name in form.fields}
    kept["closes_at"] = kept["closes_at"].strftime("%Y-%m-%dT%H:%M")

    assert client.post(address, kept | {"supports_per_person": 3}).status_code == 422
    assert client.post(address, kept | {"note": "Sans raison"}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        given = client.post(address, kept | {"note": HOSTILE, "supports_per_person": 3})
    assert given.status_code == 302
    round_.refresh_from_db()
    assert round_.supports_per_person == 3
    assert set(RoundNote.objects.get().changes) == {"supports_per_person"}
    assert Notice.objects.filter(kind="round_changed").count() == 1
    client.logout()
    seen = client.get(round_.get_absolute_url()).text
    assert "7*7" in seen
    assert "<script>alert" not in seen


@pytest.mark.django_db(transaction=True)
def test_what_is_over_or_voted_on_keeps_its_rules(organiser):
    # Open since a while; its rules are frozen and published.
    over, vote = RoundFactory(closed=True), VoteFactory()
    open_vote(round_=vote.round)
    for round_ in (over, vote.round):
        round_.process.organisers.add(organiser)
        with pytest.raises(RuleBroken):
            change_rules(
                round_=round_,
                organiser=organiser,
                note="Two holidays.",
                closes_at=now() + timedelta(days=30),
            )


def test_a_round_goes_only_while_nobody_wrote_in_it(client, organiser):
    round_ = RoundFactory(upcoming=True)
    round_.process.organisers.add(organiser)
    client.force_login(organiser)
    draft = save_draft(round_=round_, author=UserFactory(), title="Un jardin")
    address = room("room-remove-round", round_.process, round_.slug)
    assert client.post(address).status_code == 409
    draft.delete()
    assert client.post(address).status_code == 302
    assert not Round.objects.exists()

    running = RoundFactory(process=round_.process)
    assert client.post(room("room-remove-round", running.process, running.slug)).status_code == 409


@pytest.mark.django_db(transaction=True)
def test_two_organisers_at_once_leave_rounds_in_order():
    organiser = UserFactory(organiser=True)
    facts = FILLED | {"territory": TerritoryFactory(), "currency": "TND", "organisation": None}
    process = make_process(organiser=organiser, **facts)
    day = localdate() + timedelta(3)

    def lay_out():
        return add_rounds(process=process, organiser=organiser, template="whole", starts_on=day)

    at_once([lay_out, lay_out])
    positions = list(process.rounds.values_list("position", flat=True))
    assert sorted(positions) == [1, 2, 3, 4, 5, 6]
    assert process in queries.visible_to(organiser)
