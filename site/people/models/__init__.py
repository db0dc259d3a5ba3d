from .audit import AuditEvent
from .cache import CacheEntry
from .organisations import Mandate, Organisation
from .territories import Territory
from .users import User
from .verifications import Verification

__all__ = [
    "AuditEvent",
    "CacheEntry",
    "Mandate",
    "Organisation",
    "Territory",
    "User",
    "Verification",
]
