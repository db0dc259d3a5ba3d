from .activities import Activity
from .events import Event
from .participants import Participant
from .sessions import Session

__all__ = ["Activity", "Event", "Participant", "Session"]
