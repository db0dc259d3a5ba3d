from .territories import Territory
from .users import User

__all__ = ["Territory", "User"]
