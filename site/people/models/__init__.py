from .assisted import AssistedSession
from .audit import AuditEvent
from .cache import CacheEntry
from .confirming import Census, CensusEntry, CodeList, InvitationCode
from .conflicts import CensusConflict
from .exports import Export
from .notices import Follow, MailChoice, Notice
from .organisations import Mandate, Organisation
from .seals import AuditSeal
from .territories import Territory
from .uploads import UploadDay
from .users import User
from .verifications import Verification

__all__ = [
    "AssistedSession",
    "AuditEvent",
    "AuditSeal",
    "CacheEntry",
    "Census",
    "CensusConflict",
    "CensusEntry",
    "CodeList",
    "Export",
    "Follow",
    "InvitationCode",
    "MailChoice",
    "Mandate",
    "Notice",
    "Organisation",
    "Territory",
    "UploadDay",
    "User",
    "Verification",
]
