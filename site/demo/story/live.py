"""Two sessions: one in Palermo that anybody can join now, one in Sfax that a service came from."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from participation.models import Process, Proposal, Round
from thread.refs import Ref, Relation
from thread.services import record
from workflows.live.board.decide import Actor, Command
from workflows.live.models import Activity, Event, Participant, Session
from workflows.live.services.doors import join
from workflows.live.services.log import Wish, commit
from workflows.live.services.replicas import replica_of

from . import Story
from .texts.sessions import PALERMO, SFAX, VISITORS

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
A_YEAR = timedelta(days=365)


def fill(story: Story) -> None:
    """Play both recorded logs, and link the Sfax card to the proposal it became."""
    palermo = _session(story, PALERMO, begun=timedelta(minutes=-35), closes=A_YEAR)
    _play(story, palermo, "palermo")
    sfax = _session(story, SFAX, begun=timedelta(days=-210, hours=-2))
    _play(story, sfax, "sfax")
    _link_to_the_proposal(sfax)
    story.things["session-palermo"], story.things["session-sfax"] = palermo, sfax


def _session(
    story: Story, about: dict[str, Any], *, begun: timedelta, closes: timedelta | None = None
) -> Session:
    known = Session.objects.filter(code=about["code"]).first()
    if known:
        return known
    process = Process.objects.filter(slug=about["process"]).first()
    ideas = Round.objects.filter(process=process, kind=Round.Kind.PROPOSALS)
    session = Session.objects.create(
        code=about["code"],
        access=Session.Access.PUBLIC,
        process=process,
        round=ideas.first() if process else None,
        territory=story.territories[about["territory"]],
        starts_at=story.start + begun,
        closes_at=story.start + closes if closes else None,
        **about["words"],
    )
    session.facilitators.add(story.people["karim"])
    for position, step in enumerate(about["steps"], start=1):
        Activity.objects.create(session=session, position=position, **step)
    return session


def _play(story: Story, session: Session, name: str) -> None:
    """Give the recorded commands, each by the person who gave it and at their moment."""
    if session.seq:
        return
    places: dict[str, Participant] = {}
    numbers: dict[str, str] = {}
    for place, line in enumerate(_lines(name)):
        who = line["who"]
        if who not in places:
            places[who] = _seat(story, session, who)
        command = Command(line["kind"], _said(session, line, numbers), f"recorded-{place}")
        at = session.starts_at + timedelta(minutes=line["at"])
        wish = Wish(_actor(places[who]), command, at)
        (answer,) = commit(replica_of(session.pk), [wish])
        if not answer.accepted:
            raise ValueError(f"{name} {place}: {answer}")
        numbers[line.get("ref", "")] = str(answer.seq)
    session.refresh_from_db()


def _lines(name: str) -> Iterator[dict[str, Any]]:
    with (FIXTURES / f"{name}_session.jsonl").open(encoding="utf-8") as recorded:
        yield from (json.loads(line) for line in recorded)


def _said(session: Session, line: dict[str, Any], numbers: dict[str, str]) -> dict[str, Any]:
    """Turn the names a recording uses into the numbers of this log."""
    said = dict(line["data"])
    if "activity" in line:
        activity = session.activities.get(position=line["activity"])
        said["activity"] = str(activity.pk)
    for name in ("card", "group", "after"):
        if said.get(name):
            said[name] = numbers[said[name]]
    if "cards" in said:
        said["cards"] = [numbers[card] for card in said["cards"]]
    return said


def _actor(place: Participant) -> Actor:
    return Actor(str(place.pk), place.role, place.name)


def _seat(story: Story, session: Session, who: str) -> Participant:
    user = story.people.get(who)
    name, language = VISITORS.get(who, ("", "fr"))
    place, _token = join(
        session=session, name=name, language=user.language if user else language, user=user
    )
    if user and session.facilitators.filter(pk=user.pk).exists():
        # In the demo nobody has a second factor, which the role asks for everywhere else.
        place.role = Participant.Role.FACILITATOR
        place.save(update_fields=["role"])
    return place


def _link_to_the_proposal(session: Session) -> None:
    """Tell the thread which card became the winning proposal."""
    text = SFAX["seed"]
    card = Event.objects.filter(session=session, kind="card.add", payload__text=text).first()
    proposal = (
        Proposal.objects.filter(
            round__process__slug=SFAX["process"], origin=Proposal.Origin.SESSION
        )
        .order_by("pk")
        .first()
    )
    if card is None or proposal is None:
        return
    source = Ref("card", card.pk)
    record(source=Ref("session", session.pk), target=source, relation=Relation.LED_TO)
    record(source=source, target=Ref("proposal", proposal.pk), relation=Relation.BECAME)
