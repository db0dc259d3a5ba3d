from django import forms

from demo.accounts import ACCOUNTS


class EntryForm(forms.Form):
    """Which of the demo's people the visitor wants to be."""

    account = forms.ChoiceField(choices=[(account.key, account.role) for account in ACCOUNTS])
