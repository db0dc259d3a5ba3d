"""The doors of the sign-in library we open, under the names it knows them by.

Its pages for passwords are left out: nobody here has one.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path
from django.views.generic import RedirectView

from people.views.entrance import (
    ConfirmEmailView,
    ConfirmLoginCodeView,
    SignupView,
    strict,
    unhurried,
)

to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_safety = RedirectView.as_view(pattern_name="mfa_index")

code_view = strict(ConfirmLoginCodeView.as_view())
email_code_view = strict(ConfirmEmailView.as_view())

urlpatterns = [
    path("login/", unhurried(strict(account.login)), name="account_login"),
    path("login/code/", to_sign_in, name="account_request_login_code"),
    path("login/code/confirm/", code_view, name="account_confirm_login_code"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", unhurried(strict(SignupView.as_view())), name="account_signup"),
    path("email/", strict(account.email), name="account_email"),
    path("email/confirm/", email_code_view, name="account_email_verification_sent"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/reset/", to_sign_in, name="account_reset_password"),
    path("password/change/", to_safety, name="account_change_password"),
    path("2fa/", mfa.index, name="mfa_index"),
    path("2fa/authenticate/", strict(mfa.authenticate), name="mfa_authenticate"),
    path("2fa/reauthenticate/", strict(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", strict(totp.activate_totp), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", strict(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        strict(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("2fa/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("2fa/passkeys/add/", strict(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("2fa/passkeys/<int:pk>/edit/", strict(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("2fa/passkeys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("2fa/passkeys/login/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "2fa/passkeys/reauthenticate/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
]
