from .audit import AuditEvent
from .cache import CacheEntry
from .notices import Follow, MailChoice, Notice
from .organisations import Mandate, Organisation
from .territories import Territory
from .users import User
from .verifications import Verification

__all__ = [
    "AuditEvent",
    "CacheEntry",
    "Follow",
    "MailChoice",
    "Mandate",
    "Notice",
    "Organisation",
    "Territory",
    "User",
    "Verification",
]
