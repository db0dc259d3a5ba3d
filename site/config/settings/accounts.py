"""How people join and sign in, how fast they may go, and how long a sign-in lasts."""

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:me"
LOGOUT_REDIRECT_URL = "/"

# One way in: an address and a code sent to it, or a passkey. No passwords to guess, reuse or lose.
ACCOUNT_ADAPTER = "people.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "people.forms.LoginForm",
    "signup": "people.forms.SignupForm",
    "confirm_login_code": "people.forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "people.forms.ConfirmEmailCodeForm",
    "add_email": "people.forms.ChangeEmailForm",
}
MFA_FORMS = {
    "authenticate": "people.forms.AuthenticateForm",
    "reauthenticate": "people.forms.ReauthenticateForm",
    "activate_totp": "people.forms.ActivateTOTPForm",
    "add_webauthn": "people.forms.AddPasskeyForm",
    "login_webauthn": "people.forms.PasskeyLoginForm",
    "authenticate_webauthn": "people.forms.PasskeyForm",
    "reauthenticate_webauthn": "people.forms.PasskeyAgainForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
# People do not see this field; what fills it in is told the usual and gets no account.
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
# Amount / time, per address of the visitor (ip) or per account or code asked about (key).
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "signup": "20/m/ip",
    # Accounts made from one address; an event code makes guests without it.
    "join": "3/d/ip",
    "request_login_code": "20/m/ip,3/m/key,20/h/key",
    "confirm_email": "1/10s/key,20/h/key",
    "login_failed": "10/m/ip,5/5m/key",
    "contact": "5/h/ip",
    # Reports of proposals and comments.
    "report_guest": "5/h/ip",
    "report_signed_in": "30/h/user",
    "invite_coauthor": "20/d/user",
    # Being verified by a code on paper, or by a register.
    "verify_code": "10/h/user",
    "verify_census": "5/h/user,60/h/ip",
    # Wrong codes of events only: people in one room share an address.
    "event_code": "10/5m/ip",
    "keep_guest": "5/h/user",
    "check_code": "60/m/ip,3/15m/key",
    # Registering for an event, by the address it is for. A whole town may share one network.
    "register": "60/m/ip,5/m/key",
}
# How long asking to join or to sign in takes, known address or not.
NORIA_ENTRANCE_SECONDS = 0.25
# Whether people who say very much in a short time are asked to wait.
NORIA_PACE = True
# The least time a person takes to fill in the form for joining.
NORIA_JOIN_SECONDS = 3
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Noria"
MFA_TOTP_TOLERANCE = 1

# Roles rest until their holder has set up a passkey or an authenticator application.
NORIA_STAFF_SECOND_FACTOR = True

# How long a sign-in lasts, in seconds, by who signs in and on whose machine.
SESSION_ENGINE = "django.contrib.sessions.backends.db"  # signing out everywhere deletes rows
SESSION_COOKIE_AGE = 30 * 24 * 3600
NORIA_STAFF_SESSION_AGE = 12 * 3600
NORIA_SHARED_COMPUTER_IDLE = 30 * 60
