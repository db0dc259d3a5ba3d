from tests.factories.live import SessionFactory
from tests.live.room import Room
from tests.permissions.samples import sample


@sample
def a_session(_world):
    """A public session whose facilitators are none of the world's people."""
    return {"code": Room(guests=0).session.code}


@sample
def a_past_session(_world):
    return {"code": SessionFactory(ended=True).code}


@sample
def a_promoted_card(_world):
    room = Room(guests=1)
    card = room.add(room.guests[0])
    assert room.do(room.facilitator, "card.promote", card=card).accepted
    return {"code": room.session.code, "card": int(card)}
