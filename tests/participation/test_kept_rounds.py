"""Organisers keep the rounds of a process under a name and make rounds from them elsewhere."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate, now

from common.exceptions import RuleBroken
from participation.models import Criterion, KeptRounds, Question, Round, RoundNote
from participation.queries import kept_rounds as queries
from participation.services import kept_rounds as services
from participation.services.admissions import Asked, asked_in, say_who_may
from participation.services.kept_rounds import change_kept, keep_rounds, remove_kept
from participation.services.making_rounds import add_rounds
from people.services import erasing
from tests.factories.participation import CategoryFactory, ProcessFactory, RoundFactory
from tests.factories.people import TerritoryFactory, UserFactory
from tests.races import at_once

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"
SOON = localdate() + timedelta(10)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


def organised(organiser, **facts):
    process = ProcessFactory(**facts)
    process.organisers.add(organiser)
    return process


@pytest.fixture
def process(organiser):
    """Two rounds with everything a round has, a week between them, at hours of their own."""
    process = organised(organiser, languages=["fr", "ar"], territory=TerritoryFactory(region=True))
    opens = now().replace(hour=9, minute=30, second=0, microsecond=0) + timedelta(3)
    first = RoundFactory(
        process=process,
        position=1,
        slug="idees",
        title="Idées",
        title_ar="أفكار",
        opens_at=opens,
        closes_at=opens + timedelta(days=13, hours=6),
        proposals_per_person=2,
        supports_mode="sealed",
        premoderated=["comments"],
        edit_minutes=15,
    )
    Question.objects.create(
        round=first,
        key="age",
        kind="choice",
        label_fr="Âge ?",
        label_ar="العمر؟",
        is_required=True,
        options=[{"key": "1", "fr": "Jeune", "ar": "شاب"}],
    )
    Criterion.objects.create(round=first, name_fr="Utilité", guide_ar="لمن؟", weight=3)
    where = {"where": "chosen", "places": [process.territory]}
    asked = {"propose": Asked(verified_by=["census"], **where)}
    say_who_may(round_=first, organiser=organiser, asked=asked)
    later = first.closes_at + timedelta(days=7)
    RoundFactory(
        process=process,
        position=2,
        slug="vote",
        kind="vote",
        title="Vote",
        opens_at=later,
        closes_at=later + timedelta(days=4),
    )
    return process


def room(name, process, *more):
    return reverse(f"participation:{name}", args=[process.slug, *more])


def told(round_):
    """Say everything that a template brings, the days as days from the first opening."""
    zone = round_.process.zone
    begun = round_.process.rounds.order_by("opens_at").first().opens_at.astimezone(zone).date()
    hours = [moment.astimezone(zone) for moment in (round_.opens_at, round_.closes_at)]
    return {
        "words": [round_.kind, round_.title_fr, round_.title_ar],
        "rules": {name: getattr(round_, name) for name in Round.RULES if not name.endswith("_at")},
        "hours": [((moment.date() - begun).days, moment.time()) for moment in hours],
        "asked": asked_in(round_),
        "questions": list(
            round_.questions.values("key", "kind", "label_fr", "label_ar", "options", "is_required")
        ),
        "criteria": list(round_.criteria.values("name_fr", "guide_ar", "weight")),
    }


def test_kept_rounds_are_laid_out_elsewhere_as_they_were(process, organiser):
    kept = keep_rounds(process=process, organiser=organiser, name=" Chaque année ", shared=False)
    assert kept.name == "Chaque année"
    other = organised(organiser, languages=["fr", "ar"], territory=process.territory)

    made = add_rounds(
        process=other, organiser=organiser, template=f"kept-{kept.pk}", starts_on=SOON
    )

    assert [told(one) for one in made] == [told(one) for one in process.rounds.order_by("position")]
    assert made[0].opens_at.astimezone(other.zone).date() == SOON
    # A copy: what happens to the rounds it was made from changes nothing.
    process.rounds.update(title_fr="Autre")
    assert "Idées" in queries.templates_in(other, organiser)[f"kept-{kept.pk}"].about


def test_the_themes_go_along_into_a_process_that_has_none(process, organiser):
    CategoryFactory(process=process, slug="ville", position=1, name_fr="Ville", name_ar="مدينة")
    CategoryFactory(process=process, slug="soin", position=0, name_fr="Soin")
    kept = keep_rounds(process=process, organiser=organiser, name="Tout", shared=False)
    bare = organised(organiser, languages=["fr", "ar"], territory=process.territory)
    full = organised(organiser, languages=["fr"], territory=process.territory)
    CategoryFactory(process=full, slug="mer", name_fr="Mer")

    for other in (bare, bare, full):
        add_rounds(process=other, organiser=organiser, template=f"kept-{kept.pk}", starts_on=SOON)

    names = list(bare.categories.values_list("slug", "name_fr", "name_ar"))
    assert names == [("soin", "Soin", None), ("ville", "Ville", "مدينة")]
    assert [one.slug for one in full.categories.all()] == ["mer"]


def test_a_round_that_opens_the_day_it_is_laid_out_comes_whole_and_without_a_note(
    process, organiser
):
    kept = keep_rounds(process=process, organiser=organiser, name="Tout", shared=False)
    KeptRounds.objects.update(steps=[kept.steps[0] | {"opens": "00:00", "closes": "23:59:59"}])
    today = localdate(timezone=process.zone)

    [made] = add_rounds(
        process=process, organiser=organiser, template=f"kept-{kept.pk}", starts_on=today
    )

    assert made.is_open
    assert (made.questions.count(), made.criteria.count()) == (1, 1)
    assert not RoundNote.objects.exists()
    past = {"days": 1, "opens": "00:00", "closes": "00:00:01"}
    KeptRounds.objects.update(steps=[kept.steps[0] | past])
    with pytest.raises(RuleBroken, match="over"):
        add_rounds(
            process=process, organiser=organiser, template=f"kept-{kept.pk}", starts_on=today
        )


def test_words_come_in_the_languages_of_the_process_or_as_they_were_written(process, organiser):
    kept = keep_rounds(process=process, organiser=organiser, name="Tout", shared=False)
    for languages, expected in ((["ar"], (None, "أفكار")), (["it"], ("Idées", "أفكار"))):
        other = organised(organiser, languages=languages, territory=process.territory)
        first, _vote = add_rounds(
            process=other, organiser=organiser, template=f"kept-{kept.pk}", starts_on=SOON
        )
        assert (first.title_fr or None, first.title_ar) == expected


def test_a_template_that_names_a_place_that_is_gone_lays_nothing_out(process, organiser):
    kept = keep_rounds(process=process, organiser=organiser, name="Tout", shared=False)
    kept.steps[0]["admissions"]["propose"]["places"] = ["nowhere/"]
    kept.save()
    other = organised(organiser)
    with pytest.raises(RuleBroken, match="place"):
        add_rounds(process=other, organiser=organiser, template=f"kept-{kept.pk}", starts_on=SOON)
    assert not other.rounds.exists()


def test_organisers_keep_lay_out_rename_and_take_away_in_their_room(client, process, organiser):
    client.force_login(organiser)
    here = room("room-templates", process)
    assert client.post(here, {"name": " ", "shared": "0"}).status_code == 422
    assert client.post(here, {"name": HOSTILE, "shared": "0"}).status_code == 302
    again = client.post(here, {"name": HOSTILE.upper(), "shared": "0"})
    assert again.status_code == 409
    assert "<script>alert" not in again.text
    kept = KeptRounds.objects.get()

    other = organised(organiser)
    adding = room("room-add-rounds", other)
    assert "&lt;script&gt;alert" in client.get(adding).text
    day = {"starts_on": SOON.isoformat()}
    assert client.post(adding, day | {"template": "kept-0"}).status_code == 422
    assert client.post(adding, day | {"template": f"kept-{kept.pk}"}).status_code == 302
    assert other.rounds.count() == 2

    address = room("room-template", process, kept.pk)
    assert client.post(address, {"name": "Mieux", "shared": "1"}).status_code == 302
    kept.refresh_from_db()
    assert (kept.name, kept.territory) == ("Mieux", process.territory)
    assert client.post(room("room-remove-template", process, kept.pk)).status_code == 302
    assert not KeptRounds.objects.exists()
    assert other.rounds.count() == 2


def test_only_its_keeper_or_who_it_is_shared_with_uses_it_and_only_its_keeper_changes_it(
    client, process, organiser
):
    colleague, stranger = UserFactory(organiser=True), UserFactory(organiser=True)
    within = organised(colleague, territory=TerritoryFactory(parent=process.territory))
    elsewhere = organised(stranger)
    kept = keep_rounds(process=process, organiser=organiser, name="Tout", shared=False)
    facts = {"kept": kept, "process": process}
    with pytest.raises(RuleBroken, match="organiser"):
        keep_rounds(process=process, organiser=stranger, name="Mien", shared=False)

    def lay_out(person, where):
        how = {"template": f"kept-{kept.pk}", "starts_on": SOON}
        return add_rounds(process=where, organiser=person, **how)

    for person, where in ((colleague, within), (stranger, elsewhere)):
        with pytest.raises(RuleBroken, match="template"):
            lay_out(person, where)
    change_kept(**facts, organiser=organiser, name="Tout", shared=True)
    assert len(lay_out(colleague, within)) == 2
    with pytest.raises(RuleBroken, match="template"):
        lay_out(stranger, elsewhere)

    client.force_login(colleague)
    assert "Tout" in client.get(room("room-templates", within)).text
    assert client.get(room("room-template", within, kept.pk)).status_code == 404
    assert client.post(room("room-remove-template", within, kept.pk)).status_code == 404
    for act in (
        lambda: change_kept(
            kept=kept, process=within, organiser=colleague, name="Mien", shared=True
        ),
        lambda: remove_kept(kept=kept, process=within, organiser=colleague),
    ):
        with pytest.raises(RuleBroken, match="keeps"):
            act()


def test_what_was_shared_outlives_its_keeper_and_is_then_its_users_to_change(process, organiser):
    keep_rounds(process=process, organiser=organiser, name="Seul", shared=False)
    shared = keep_rounds(process=process, organiser=organiser, name="Partagé", shared=True)
    colleague = UserFactory(organiser=True)
    process.organisers.add(colleague)

    erasing.erase(person=organiser, words=False)

    assert KeptRounds.objects.get() == shared
    facts = {"kept": shared, "process": process, "organiser": colleague}
    assert change_kept(**facts, name="À nous", shared=False).territory == process.territory
    remove_kept(**facts)
    with pytest.raises(IntegrityError, match="somebodys"), transaction.atomic():
        KeptRounds.objects.create(name="Personne", steps=[1], kept_at=now())


def test_there_must_be_rounds_to_keep_and_room_for_them(organiser, process, monkeypatch):
    with pytest.raises(RuleBroken, match="no round"):
        keep_rounds(process=organised(organiser), organiser=organiser, name="Vide", shared=False)
    monkeypatch.setattr(services, "MOST_KEPT", 1)
    keep_rounds(process=process, organiser=organiser, name="Une", shared=False)
    with pytest.raises(RuleBroken, match="50"):
        keep_rounds(process=process, organiser=organiser, name="Deux", shared=False)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_keep_no_more_than_there_is_room_for(monkeypatch):
    organiser = UserFactory(organiser=True)
    processes = [RoundFactory(process=organised(organiser)).process for _ in range(2)]
    monkeypatch.setattr(services, "MOST_KEPT", 1)
    acts = [
        lambda n=n: keep_rounds(
            process=processes[n], organiser=organiser, name=f"N{n}", shared=False
        )
        for n in range(2)
    ]
    at_once(acts)
    assert KeptRounds.objects.count() == 1


def test_the_lists_cost_the_same_with_one_and_with_thirty(client, process, organiser):
    client.force_login(organiser)
    kept = keep_rounds(process=process, organiser=organiser, name="0", shared=True)
    costs = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as spent:
            client.get(room("room-templates", process))
            client.get(room("room-add-rounds", process))
        costs.append(len(spent))
        KeptRounds.objects.bulk_create(
            KeptRounds(
                name=str(n),
                keeper=UserFactory(),
                territory=process.territory,
                steps=kept.steps,
                kept_at=now(),
            )
            for n in range(1, 30)
        )
    assert costs[0] == costs[1]
