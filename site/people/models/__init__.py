from .audit import AuditEvent
from .organisations import Mandate, Organisation
from .territories import Territory
from .users import User
from .verifications import Verification

__all__ = ["AuditEvent", "Mandate", "Organisation", "Territory", "User", "Verification"]
