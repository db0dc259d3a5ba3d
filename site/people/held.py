"""What the floor of accounts, and the library that signs people in, hold about people."""

from django.utils.translation import gettext_lazy as _

from people.privacy import Held, Then

TO_SIGN_IN = _("To let you in, and nobody else in your name")
TO_TELL_YOU = _("To tell you what you asked to hear")
TO_CHECK_WHO = _("To know who may take part where")
TO_ANSWER_FOR = _("So that what was done can be answered for")
TO_SHOW_YOU = _("To give you what is yours")
UNTIL_YOU_GO = _("until you take it away or erase your account")
WITH_A_SIGN_IN = _("30 days; the address is cut to its network after 7")
FOR_GOOD = _("for good; without your name once your account is erased")
A_WEEK = _("7 days")
WHO_MADE_IT = _("who made it")
A_YEAR = _("a year after you have read it")

HELD = (
    Held(
        "people.User",
        {"pk": Then.SPECIAL},
        addresses=("email",),
        purpose=TO_SIGN_IN,
        kept=_("until you erase your account, or two years after you were last here"),
        why_not="told by hand, as account",
        by="people.services.erasing",
        says=(_("e-mail address"), _("public name"), _("language"), _("territory")),
        told_as="account",
    ),
    Held(
        "people.User_groups",
        {"user": Then.DELETED},
        purpose=TO_CHECK_WHO,
        kept=UNTIL_YOU_GO,
        why_not="told by hand, as account",
        called=_("Roles"),
        says=(_("role"),),
    ),
    Held(
        "people.User_user_permissions",
        {"user": Then.DELETED},
        purpose=TO_CHECK_WHO,
        kept=UNTIL_YOU_GO,
        why_not="not used: rights come with roles",
        shown=False,
    ),
    Held(
        "people.UploadDay",
        {"person": Then.DELETED},
        purpose=_("So that nobody fills the disk"),
        kept=_("a month"),
        columns=("day", "files", "size"),
        name="uploads",
    ),
    Held(
        "people.Verification",
        {"person": Then.DELETED, "by": Then.UNNAMED},
        purpose=TO_CHECK_WHO,
        kept=UNTIL_YOU_GO,
        why_not="told by hand: those a verifier made are about others",
        says=(_("kind"), _("territory"), _("when")),
        told_as="verifications",
    ),
    Held(
        "people.CensusConflict",
        {"person": Then.DELETED, "decided_by": Then.CLEARED},
        mine=("person",),
        purpose=TO_CHECK_WHO,
        kept=UNTIL_YOU_GO,
        columns=("held__territory__name", "at", "status", "decided_at", "reason"),
        name="register_conflicts",
    ),
    Held(
        "people.Mandate",
        {"person": Then.DELETED, "given_by": Then.CLEARED},
        mine=("person",),
        purpose=TO_CHECK_WHO,
        kept=UNTIL_YOU_GO,
        columns=(
            "organisation__name",
            "scope",
            "starts_at",
            "ends_at",
            "revoked_at",
            "evidence",
        ),
        name="mandates",
    ),
    Held(
        "people.CodeList",
        {"made_by": Then.CLEARED},
        purpose=TO_CHECK_WHO,
        kept=UNTIL_YOU_GO,
        why_not="who made one is told by the audit",
        says=(WHO_MADE_IT,),
    ),
    Held(
        "people.Census",
        {"loaded_by": Then.CLEARED},
        purpose=TO_CHECK_WHO,
        kept=UNTIL_YOU_GO,
        why_not="who loaded one is told by the audit",
        says=(WHO_MADE_IT,),
    ),
    Held(
        "people.AssistedSession",
        {"person": Then.DELETED, "verifier": Then.CLEARED},
        mine=("person",),
        purpose=TO_CHECK_WHO,
        kept=UNTIL_YOU_GO,
        columns=("reason", "started_at", "ends_at", "ended_at"),
        name="written_with_help",
    ),
    Held(
        "people.Organisation",
        {"asked_by": Then.CLEARED, "checked_by": Then.CLEARED},
        purpose=TO_CHECK_WHO,
        kept=UNTIL_YOU_GO,
        why_not="told by hand, as organisations_asked_for: who checked one is told by the audit",
        told_as="organisations_asked_for",
        by="people.services.organisations",
    ),
    Held(
        "people.Follow",
        {"person": Then.DELETED},
        purpose=TO_TELL_YOU,
        kept=UNTIL_YOU_GO,
        columns=("thing", "volume", "since"),
        name="follows",
    ),
    Held(
        "people.Notice",
        {"person": Then.DELETED},
        purpose=TO_TELL_YOU,
        kept=A_YEAR,
        columns=("kind", "thing", "url", "names", "at", "read_at", "mailed_at"),
        name="notices",
    ),
    Held(
        "people.MailChoice",
        {"person": Then.DELETED},
        purpose=TO_TELL_YOU,
        kept=UNTIL_YOU_GO,
        columns=("when", "digest_at"),
        name="mails",
    ),
    Held(
        "people.Export",
        {"person": Then.DELETED},
        purpose=TO_SHOW_YOU,
        kept=A_WEEK,
        columns=("asked_at", "made_at", "expires_at"),
        name="exports",
    ),
    Held(
        "people.AuditEvent",
        {"actor": Then.UNNAMED},
        purpose=TO_ANSWER_FOR,
        kept=FOR_GOOD,
        columns=("at", "action", "target", "network", "detail"),
        name="audit",
    ),
    Held(
        "account.EmailAddress",
        {"user": Then.DELETED},
        addresses=("email",),
        purpose=TO_SIGN_IN,
        kept=UNTIL_YOU_GO,
        columns=("email", "verified", "primary"),
        name="addresses",
    ),
    Held(
        "mfa.Authenticator",
        {"user": Then.DELETED},
        purpose=TO_SIGN_IN,
        kept=UNTIL_YOU_GO,
        columns=("type", "created_at", "last_used_at"),
        called=_("second steps of signing in"),
        says=(_("kind"), _("set up on"), _("last used on")),
        name="second_steps",
    ),
    Held(
        "usersessions.UserSession",
        {"user": Then.DELETED},
        purpose=TO_SIGN_IN,
        kept=WITH_A_SIGN_IN,
        columns=("created_at", "last_seen_at", "ip", "user_agent"),
        called=_("where you are signed in"),
        says=(_("since"), _("last seen on"), _("network address"), _("browser")),
        name="sign_ins",
    ),
)
