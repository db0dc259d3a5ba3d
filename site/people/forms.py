from time import time
from typing import Any, cast

from allauth.account import forms as allauth_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from people import names, roles
from people.models import Territory, User
from people.queries.people import is_taken_name

LONGEST_ADDRESS = 254
BEGAN = "people.join"
ALREADY_TAKEN = _("Somebody already has this name, or one that looks like it.")


class PublicNameField(forms.CharField):
    """A public name nobody else has."""

    def __init__(self, **options: Any) -> None:
        defaults = {
            "label": _("Public name"),
            "max_length": names.LONGEST,
            "help_text": _(
                "Shown beside what you write, so that people can answer you. "
                "It need not be your real name."
            ),
            "widget": forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
        }
        super().__init__(**{**defaults, **options})

    def to_python(self, value: Any) -> str:
        return names.tidy(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        names.validate_public_name(value)


def _refuse_taken(name: str, *, owner: User | None = None) -> None:
    if is_taken_name(name, owner=owner):
        raise ValidationError(ALREADY_TAKEN, code="taken")


def _address_field(form: forms.Form, name: str) -> None:
    field = form.fields[name]
    field.label = _("E-mail address")
    # The library's field takes 320 characters, its table and RFC 5321 254.
    field.validators.append(MaxLengthValidator(LONGEST_ADDRESS))
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(autocomplete="email", dir="ltr", maxlength=LONGEST_ADDRESS)


class LoginForm(allauth_forms.LoginForm):
    """First screen of signing in: the address a code is sent to."""

    shared_computer = forms.BooleanField(
        label=_("This is a shared computer"),
        help_text=_("You will be signed out when the browser closes, or after half an hour."),
        required=False,
    )
    field_order = ("login", "shared_computer")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _address_field(self, "login")
        self.order_fields(self.field_order)

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        response = super().login(request, redirect_url)
        request.session["shared_computer"] = self.cleaned_data["shared_computer"]
        return response


class SignupForm(allauth_forms.SignupForm):
    """First screen of joining. Nothing is asked for that is not needed (see the help texts)."""

    pseudonym = PublicNameField()
    began = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ("email", "pseudonym")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _address_field(self, "email")
        self.fields["email"].help_text = _(
            "We send your sign-in codes and the notices you ask for here. Nobody else sees it."
        )
        self.fields["began"].initial = signing.dumps(int(time()), salt=BEGAN)
        # The library hides its trap by a style of its own, which our pages refuse.
        self.fields["website"] = forms.CharField(
            label=_("Leave this empty"),
            required=False,
            widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
        )
        self.order_fields(self.field_order)

    def clean_began(self) -> str:
        """Ask machines for the time a person takes; a person who was that quick sends it again."""
        began: str = self.cleaned_data["began"]
        try:
            took = time() - signing.loads(began, salt=BEGAN)
        except signing.BadSignature:
            took = 0
        if took < settings.NORIA_JOIN_SECONDS:
            raise ValidationError(_("That was quick. Look at it once more, then send it again."))
        return began

    def clean_pseudonym(self) -> str:
        _refuse_taken(self.cleaned_data["pseudonym"])
        return self.cleaned_data["pseudonym"]


class CodeFieldMixin:
    """A field for a code, typed or pasted; the phone may fill it in."""

    fields: dict[str, forms.Field]
    code_label = _("Code from the e-mail")
    code_inputmode = "numeric"
    wrong_code = _("This is not the code we sent. Look at the newest e-mail from us.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = self.code_label
        field.validators.append(MaxLengthValidator(40))
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs.update(
            autocomplete="one-time-code", inputmode=self.code_inputmode, dir="ltr"
        )

    def clean_code(self) -> str:
        try:
            return super().clean_code()  # type: ignore[misc]
        except ValidationError as wrong:
            if wrong.code != "incorrect_code":
                raise
            raise ValidationError(self.wrong_code, code="incorrect_code") from wrong


class ConfirmLoginCodeForm(CodeFieldMixin, allauth_forms.ConfirmLoginCodeForm):
    pass


class ConfirmEmailCodeForm(CodeFieldMixin, allauth_forms.ConfirmEmailVerificationCodeForm):
    pass


class AppCodeMixin(CodeFieldMixin):
    code_label = _("Code from the application")
    wrong_code = _("This is not the code the application shows now. Wait for the next one.")


class AuthenticateForm(AppCodeMixin, mfa_forms.AuthenticateForm):
    """The second step; recovery codes are taken too."""


class ReauthenticateForm(AppCodeMixin, mfa_forms.ReauthenticateForm):
    pass


class ActivateTOTPForm(AppCodeMixin, totp_forms.ActivateTOTPForm):
    pass


MALFORMED = (KeyError, TypeError, ValueError, AttributeError)


class CredentialField(forms.JSONField):
    """What a passkey answers; brackets within brackets without end are no answer."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **options)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError as broken:
            raise ValidationError(_("The passkey was not accepted.")) from broken

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002 -- Django's signature
        # An answer is good for once: a form that comes back asks for a new one.
        return None


class WellFormedMixin:
    """Refuse what only looks like a passkey's answer; the library falls over some of it."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField()

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except MALFORMED as broken:
            raise ValidationError(_("The passkey was not accepted.")) from broken


class PasskeyLoginForm(WellFormedMixin, webauthn_forms.LoginWebAuthnForm):
    pass


class PasskeyForm(WellFormedMixin, webauthn_forms.AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(WellFormedMixin, webauthn_forms.ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(webauthn_forms.AddWebAuthnForm):
    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except MALFORMED as broken:
            raise ValidationError(_("The passkey was not accepted.")) from broken

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField()
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].help_text = _("So that you know it again, for instance “My phone”.")
        self.fields["name"].max_length = 80
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = _("Sign in with it alone, without a code by e-mail")
        self.fields["passwordless"].help_text = _("It will ask for your finger, face or code.")


class ChangeEmailForm(allauth_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _address_field(self, "email")
        self.fields["email"].label = _("New e-mail address")


class ProfileForm(forms.ModelForm):
    """Who a person is to others, in which language and where."""

    pseudonym = PublicNameField()

    class Meta:
        model = User
        fields = ("pseudonym", "language", "territory")
        help_texts = {
            "language": _("We write to you in this language."),
            "territory": _("Optional. Shows you first what happens near you."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        territory = cast("forms.ModelChoiceField[Territory]", self.fields["territory"])
        territory.queryset = Territory.objects.municipalities()
        territory.empty_label = _("I would rather not say")

    def clean_pseudonym(self) -> str:
        _refuse_taken(self.cleaned_data["pseudonym"], owner=self.instance)
        return self.cleaned_data["pseudonym"]


class RolesForm(forms.Form):
    """Which roles a person is to hold."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(role, label) for role, label in roles.LABELS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PeopleSearchForm(forms.Form):
    """Whom an administrator is looking for."""

    q = forms.CharField(
        label=_("Public name, or whole e-mail address"), required=False, max_length=254
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=[("", _("any")), *roles.LABELS.items()], required=False
    )
    after = forms.CharField(required=False, widget=forms.HiddenInput, max_length=400)


class EndSessionForm(forms.Form):
    """Which sign-in to end: one, or (left empty) all of them."""

    session = forms.IntegerField(required=False, widget=forms.HiddenInput)
