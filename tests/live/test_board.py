"""The board as pure functions: what may happen, what follows, who sees it."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.live.board import kinds
from workflows.live.board.activities import checked_rules
from workflows.live.board.decide import Actor, AlreadyDone, Command, Refused, decide
from workflows.live.board.sight import FACILITATORS, ROOM, step, view
from workflows.live.board.state import Happened, apply, empty

AMAL = Actor("1", "participant", "Amal")
LUCIA = Actor("2", "participant", "Lucía")
KARIM = Actor("9", "facilitator", "Karim")
PROJECTOR = Actor("7", "projector")


def given_activity(key="1", **rules):
    return {"activity": key, "kind": "brainstorm", "rules": rules, "ends_at": None}


class Board:
    """A log in memory: what the commit does, without a database."""

    def __init__(self):
        self.state = empty()
        self.log = []
        self.sights = []

    def do(self, actor, kind, given=None, page=None, **said):
        command = Command(kind, said, str(len(self.log)), page, given or {})
        for kind_, facts in decide(self.state, command, actor):
            if kind_ == "card.promote":
                facts["proposal"] = 77
            event = Happened(len(self.log) + 1, kind_, actor.id, facts, 1000, actor.name)
            self.log.append(event)
            self.sights.append(step(self.state, event))
        return str(len(self.log))

    def opened(self, key="1", **rules):
        self.do(KARIM, "activity.open", given_activity(key, **rules), activity=key)
        return self

    def add(self, actor, text="More benches", language="en"):
        return self.do(actor, "card.add", text=text, language=language)

    def stream(self, audience, actor=""):
        """What one socket of this audience gets, event by event."""
        for sight in self.sights:
            seen = sight.own if actor and sight.author == actor else getattr(sight, audience)
            if seen is not None:
                yield seen


@pytest.fixture
def board():
    return Board().opened()


def refused(board, *args, **kwargs):
    before = copy.deepcopy(board.state)
    with pytest.raises(Refused) as no:
        board.do(*args, **kwargs)
    assert board.state == before
    return no.value.code, no.value.why


def test_a_card_is_added_edited_and_removed_by_its_author_only(board):
    card = board.add(AMAL)
    assert refused(board, LUCIA, "card.edit", card=card, text="x") == ("forbidden", "not_your_card")
    assert refused(board, LUCIA, "card.remove", card=card) == ("forbidden", "not_your_card")
    assert refused(board, KARIM, "card.remove", card=card) == ("forbidden", "not_your_card")

    board.do(AMAL, "card.edit", card=card, text="More shade")
    assert board.state["cards"][card]["text"] == "More shade"
    board.do(AMAL, "card.remove", card=card)
    assert board.state["cards"] == {}


def test_nothing_is_added_before_the_opening_and_after_the_closing():
    board = Board()
    no = refused(board, AMAL, "card.add", text="Too early", language="en")
    assert no == ("closed", "activity_closed")
    board.opened()
    card = board.add(AMAL)
    board.do(KARIM, "activity.close", activity="1")
    for said in (
        {"text": "Late", "language": "en"},
        {"text": "Late", "language": "en", "activity": "1"},
    ):
        assert refused(board, AMAL, "card.add", **said)[0] == "closed"
    assert refused(board, AMAL, "card.edit", card=card, text="Late")[0] == "closed"


@pytest.mark.parametrize("kind", sorted(set(kinds.KINDS) - kinds.FOR_EVERYBODY))
def test_facilitators_commands_are_refused_to_everybody_else(board, kind):
    card = board.add(AMAL)
    said = {
        "activity": {"activity": "1"},
        "group": {"group": "1"},
        "person": {"person": "2"},
    }.get(kind.split(".", maxsplit=1)[0], {"card": card})
    said |= {
        "card.hide": {"reason": "rude"},
        "group.create": {"title": "Shade"},
        "group.rename": {"title": "Shade"},
        "group.assign": {"cards": [card]},
    }.get(kind, {})
    if kind == "group.create":
        del said["group"]
    if kind == "session.end":
        said = {}
    assert refused(board, LUCIA, kind, **said)[0] == "forbidden"
    assert refused(board, PROJECTOR, kind, **said)[0] == "forbidden"


def test_who_only_watches_adds_nothing(board):
    for role in ("observer", "projector", "stranger"):
        no = refused(board, Actor("5", role), "card.add", text="x", language="en")
        assert no == ("forbidden", "only_watching")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"text": "", "language": "en"}, "text_missing"),
        ({"text": " \u200b\x00 ", "language": "en"}, "text_missing"),
        ({"text": "x" * 301, "language": "en"}, "text_too_long"),
        ({"text": "\ud800", "language": "en"}, "not_understood"),
        ({"text": 7, "language": "en"}, "not_understood"),
        ({"text": "x", "language": "tlh"}, "not_understood"),
        ({"text": "x", "language": "en", "by": "1"}, "not_understood"),
        ({"text": "x", "language": "en", "activity": "1; drop"}, "not_understood"),
        ({"language": "en"}, "text_missing"),
        ([], "not_understood"),
        (None, "not_understood"),
    ],
)
def test_bad_cards_are_refused_with_a_sentence(board, said, why):
    with pytest.raises(Refused) as no:
        decide(board.state, Command("card.add", said, "c"), AMAL)
    assert (no.value.code, no.value.why) == ("invalid", why)


def test_control_signs_are_dropped_and_lines_and_markup_stay(board):
    card = board.add(AMAL, text="<b>One</b>\x07\nTwo\x00\u202e \u200fمرحبا\u2067")
    assert board.state["cards"][card]["text"] == "<b>One</b>\nTwo \u200fمرحبا"


def test_unknown_kinds_are_refused_and_unknown_events_change_nothing(board):
    assert refused(board, KARIM, "card.explode") == ("invalid", "unknown_kind")
    before = copy.deepcopy(board.state)
    assert apply(board.state, Happened(9, "poll.answer", "1", {}, 0)) == before


def test_of_two_facilitators_who_turn_the_same_page_one_wins(board):
    page = board.state["v"]
    board.do(KARIM, "activity.close", activity="1", page=page)
    other = Actor("8", "facilitator")
    given_ = given_activity("2")
    assert refused(board, other, "activity.open", given_, page=page, activity="2") == (
        "conflict",
        "page_turned",
    )


def test_a_participant_has_so_many_cards_and_facilitators_enter_for_the_room():
    board = Board().opened(cards_per_person=2)
    board.add(AMAL)
    board.add(AMAL)
    assert refused(board, AMAL, "card.add", text="x", language="en") == ("limit", "enough_cards")
    for _ in range(3):
        board.add(KARIM)
    board.add(LUCIA)


def test_cards_are_grouped_ordered_and_let_go(board):
    a, b, c = (board.add(AMAL, text) for text in "abc")
    group = board.do(KARIM, "group.create", title="Shade", cards=[c, a])
    board.do(KARIM, "card.move", card=b, group=group, after=c)
    order = sorted(board.state["cards"], key=lambda key: board.state["cards"][key]["rank"])
    assert order == [c, b, a]
    board.do(KARIM, "card.move", card=a, group=group)
    assert sorted(board.state["cards"], key=lambda k: board.state["cards"][k]["rank"]) == [a, c, b]
    board.do(KARIM, "group.rename", group=group, title="Cool places")
    assert board.state["groups"][group]["title"] == "Cool places"
    board.do(KARIM, "group.assign", group=None, cards=[a])
    board.do(KARIM, "group.remove", group=group)
    assert {card["group"] for card in board.state["cards"].values()} == {None}
    assert refused(board, KARIM, "group.rename", group=group, title="x")[1] == "no_such_group"


def test_a_hidden_card_leaves_the_room_with_a_reason_and_can_come_back(board):
    card = board.add(AMAL, "Rude words")
    board.do(KARIM, "card.hide", card=card, reason="Names a person")
    room = view(board.state, ROOM)["cards"][card]
    assert (room["text"], room["hidden"]) == ("", "Names a person")
    assert view(board.state, ROOM, AMAL.id)["cards"][card]["text"] == "Rude words"
    assert view(board.state, FACILITATORS)["cards"][card]["text"] == "Rude words"
    board.do(KARIM, "card.restore", card=card)
    assert view(board.state, ROOM)["cards"][card]["text"] == "Rude words"


def test_a_card_becomes_a_draft_once(board):
    card = board.add(AMAL)
    first = board.do(KARIM, "card.promote", card=card)
    with pytest.raises(AlreadyDone) as done:
        board.do(KARIM, "card.promote", card=card)
    assert str(done.value.seq) == first


def test_covered_cards_are_their_authors_alone_until_the_reveal():
    board = Board().opened(visibility="own_until_reveal")
    card = board.add(AMAL, "My secret idea")
    board.add(LUCIA, "Another")
    assert refused(board, KARIM, "group.create", title="x", cards=[card])[1] == "reveal_first"

    assert "My secret idea" not in json.dumps([*board.stream(ROOM)])
    assert "My secret idea" not in json.dumps([*board.stream(ROOM, LUCIA.id)])
    assert "My secret idea" in json.dumps([*board.stream(ROOM, AMAL.id)])
    assert view(board.state, ROOM)["cards"] == {}

    board.do(KARIM, "activity.reveal", activity="1")
    assert "My secret idea" in json.dumps([*board.stream(ROOM)])
    assert len(view(board.state, ROOM)["cards"]) == 2
    assert refused(board, KARIM, "activity.reveal", activity="1")[1] == "nothing_to_reveal"


def test_opening_again_keeps_the_first_rules():
    board = Board().opened(visibility="own_until_reveal")
    board.do(KARIM, "activity.close", activity="1")
    board.opened(visibility="live")
    assert board.state["activities"]["1"]["rules"]["visibility"] == "own_until_reveal"


def test_nobody_sees_who_wrote_anonymous_cards():
    board = Board().opened(anonymous=True)
    card = board.add(AMAL)
    board.do(AMAL, "card.edit", card=card, text="Changed")
    for audience in (ROOM, FACILITATORS):
        seen = [*board.stream(audience)]
        assert all(event.actor != AMAL.id and event.name != "Amal" for event in seen)
        assert view(board.state, audience)["cards"][card]["by"] == ""
    assert view(board.state, ROOM, AMAL.id)["cards"][card]["by"] == AMAL.id


def test_the_removed_and_the_late_do_nothing_more(board):
    board.do(KARIM, "person.remove", {"role": "participant"}, person="1")
    assert refused(board, AMAL, "card.add", text="x", language="en")[0] == "forbidden"
    assert view(board.state, ROOM)["removed"] == []
    facilitator = {"role": "facilitator"}
    assert refused(board, KARIM, "person.remove", facilitator, person="8")[0] == "forbidden"
    board.do(KARIM, "session.end")
    assert refused(board, KARIM, "activity.open", given_activity(), activity="1") == (
        "closed",
        "session_over",
    )


@pytest.mark.parametrize(
    "rules", [{"anonymous": "maybe?"}, {"colour": 1}, {"cards_per_person": 0}, [], "x", None]
)
def test_rules_have_a_schema(rules):
    with pytest.raises(ValueError):  # noqa: PT011 -- pydantic's own, whichever it is
        checked_rules("brainstorm", rules)


# Any sequence of commands ---------------------------------------------------------------

PEOPLE = [AMAL, LUCIA, KARIM, Actor("3", "participant", "نور")]
number = st.integers(1, 30).map(str)
wish = st.one_of(
    st.tuples(
        st.just("card.add"),
        st.fixed_dictionaries(
            {"text": st.text(min_size=1, max_size=20), "language": st.sampled_from(kinds.LANGUAGES)}
        ),
    ),
    st.tuples(
        st.just("card.edit"),
        st.fixed_dictionaries({"card": number, "text": st.text(min_size=1, max_size=20)}),
    ),
    st.tuples(
        st.sampled_from(["card.remove", "card.restore", "card.promote"]),
        st.fixed_dictionaries({"card": number}),
    ),
    st.tuples(
        st.just("card.hide"),
        st.fixed_dictionaries({"card": number, "reason": st.text(min_size=1, max_size=9)}),
    ),
    st.tuples(
        st.just("card.move"),
        st.fixed_dictionaries(
            {"card": number, "group": st.none() | number, "after": st.none() | number}
        ),
    ),
    st.tuples(
        st.just("group.create"),
        st.fixed_dictionaries({"title": st.just("G"), "cards": st.lists(number, max_size=3)}),
    ),
    st.tuples(
        st.just("group.assign"),
        st.fixed_dictionaries(
            {"group": st.none() | number, "cards": st.lists(number, min_size=1, max_size=3)}
        ),
    ),
    st.tuples(st.sampled_from(["group.remove"]), st.fixed_dictionaries({"group": number})),
    st.tuples(
        st.sampled_from(["activity.open", "activity.close", "activity.reveal"]),
        st.fixed_dictionaries({"activity": st.sampled_from("123")}),
    ),
)
RULES = {
    "1": {},
    "2": {"visibility": "own_until_reveal"},
    "3": {"visibility": "own_until_reveal", "anonymous": True},
}


def given_for(kind, said):
    if kind != "activity.open":
        return {}
    return given_activity(said["activity"], **RULES[said["activity"]])


@settings(max_examples=150, deadline=None)
@given(
    start=st.sampled_from("123"),
    wishes=st.lists(st.tuples(st.sampled_from(PEOPLE), wish), min_size=5, max_size=60),
)
def test_folding_what_an_audience_gets_is_what_it_may_see(start, wishes):
    board = Board().opened(start, **RULES[start])
    for actor, (kind, said) in wishes:
        before = copy.deepcopy(board.state)
        try:
            board.do(actor, kind, given_for(kind, said), **said)
        except (Refused, AlreadyDone):
            assert board.state == before

    replayed = empty()
    for event in board.log:
        apply(replayed, Happened(*json.loads(json.dumps(event))))
    assert replayed == board.state

    for audience, actor in [(ROOM, ""), (FACILITATORS, "9"), *((ROOM, p.id) for p in PEOPLE)]:
        client = view(empty(), audience, actor)
        for event in board.stream(audience, actor):
            apply(client, event)
        assert client == view(board.state, audience, actor)
